package io.tributary.bench.fleet;

import io.tributary.bench.vehicle.Truth;
import java.util.Locale;

/**
 * What the comparison of what is held with the recordings found.
 *
 * @param recorded samples that must be held
 * @param missing samples that are not
 * @param surplus samples that are held too often
 * @param altered channels with the right number of samples and other values
 * @param unasked vehicles that were never asked for a window
 */
public record Verdict(long recorded, long missing, long surplus, long altered, long unasked) {
    static final Verdict GOOD = new Verdict(0, 0, 0, 0, 0);
    static final Verdict UNASKED = new Verdict(0, 0, 0, 0, 1);

    static Verdict of(Truth truth, History history) {
        long difference = truth.count() - history.count();
        return new Verdict(truth.count(), Math.max(0, difference), Math.max(0, -difference),
                difference == 0 && !history.says(truth) ? 1 : 0, 0);
    }

    Verdict with(Verdict more) {
        return new Verdict(recorded + more.recorded, missing + more.missing,
                surplus + more.surplus, altered + more.altered, unasked + more.unasked);
    }

    boolean exact() {
        return missing + surplus + altered + unasked == 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d samples recorded: %s", recorded, exact()
                ? "each of them is held once: exact"
                : String.format(Locale.ROOT, "WRONG: missing %,d, surplus %,d, altered channels"
                        + " %,d, vehicles never asked %,d", missing, surplus, altered, unasked));
    }
}
