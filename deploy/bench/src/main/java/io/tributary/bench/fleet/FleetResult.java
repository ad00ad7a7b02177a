package io.tributary.bench.fleet;

import io.tributary.bench.measure.ProcessCpu;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What came of a fleet that was pulled.
 *
 * @param troubled requests that met a vehicle in trouble
 * @param rows of samples that the vehicles gave, repetitions included
 */
public record FleetResult(int vehicles, long requests, long troubled, long rows,
        double rowsPerSecond, ProcessCpu hubCpu, Verdict verdict) {

    public boolean good() {
        return verdict.exact();
    }

    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "vehicles        %,d, asked %,d times, %,d of them in trouble%n",
                vehicles, requests, troubled);
        out.printf(Locale.ROOT, "sustained       %,.0f rows/s; %,d rows with repetitions%n",
                rowsPerSecond, rows);
        out.println("hub's CPU       " + hubCpu);
        out.println("check           " + verdict);
        out.flush();
    }
}
