package io.tributary.bench.fleet;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * What came of a fleet that was pulled.
 *
 * @param troubled requests that met a vehicle in trouble
 * @param rows of samples that the vehicles gave, repetitions included
 * @param rowsPerSecond of these while the vehicles recorded
 * @param seconds from the first vehicle until all was held, to a second
 * @param cpu of whoever pulled, in words
 */
public record FleetResult(int vehicles, long requests, long troubled, long rows,
        double rowsPerSecond, double seconds, String cpu, Verdict verdict) {

    public boolean good() {
        return verdict.exact();
    }

    /** Samples a second, each counted once, that were held in the end. */
    public double storedPerSecond() {
        return verdict.recorded() / seconds;
    }

    /** @param who has pulled */
    public void print(String who, PrintWriter out) {
        out.printf(Locale.ROOT, "vehicles        %,d, asked %,d times, %,d of them in trouble%n",
                vehicles, requests, troubled);
        out.printf(Locale.ROOT, "sustained       %,.0f rows/s; %,d rows with repetitions%n",
                rowsPerSecond, rows);
        out.printf(Locale.ROOT, "stored          %,.0f samples/s, repetitions apart: all in %,.1f"
                + " s%n", storedPerSecond(), seconds);
        out.printf(Locale.ROOT, "%-15s %s%n", who + " CPU", cpu);
        out.println("check           " + verdict);
        out.flush();
    }
}
