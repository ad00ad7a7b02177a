package io.tributary.bench.batch;

import java.util.Locale;

/**
 * What the comparison of the devices' holdings with what was acknowledged found.
 *
 * @param acknowledged records that were acknowledged to their makers
 * @param missing records that devices have not got, summed over all of them
 * @param surplus records that came twice or to their own maker
 * @param altered devices that hold the right number of records, but not what was acknowledged
 */
record Verdict(long acknowledged, long missing, long surplus, long altered) {
    static final Verdict GOOD = new Verdict(0, 0, 0, 0);

    static Verdict of(Holding expected, Holding held) {
        long difference = expected.count() - held.count();
        return new Verdict(0, Math.max(0, difference), Math.max(0, -difference),
                difference == 0 && expected.sum() != held.sum() ? 1 : 0);
    }

    Verdict with(Verdict more) {
        return new Verdict(acknowledged + more.acknowledged, missing + more.missing,
                surplus + more.surplus, altered + more.altered);
    }

    boolean exact() {
        return missing + surplus + altered == 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d records acknowledged: %s", acknowledged, exact()
                ? "every device has those of all others, once: exact"
                : String.format(Locale.ROOT, "WRONG: missing %,d, surplus %,d, altered on %,d"
                        + " devices", missing, surplus, altered));
    }
}
