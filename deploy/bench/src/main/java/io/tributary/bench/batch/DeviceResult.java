package io.tributary.bench.batch;

import io.tributary.bench.rounds.Tally;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What came of a load of devices.
 *
 * @param settling the syncs after the end, until every device had everything
 * @param written records that the log of pushes got meanwhile; 0 if it was not looked at
 */
public record DeviceResult(Tally tally, Tally settling, int devices, long written,
        Verdict verdict) {

    public boolean good() {
        return tally.failures().sum() + settling.failures().sum() == 0 && verdict.exact();
    }

    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "devices         %,d%n", devices);
        tally.print(out, "records");
        out.printf(Locale.ROOT, "Kafka           %,d pushes written%n", written);
        out.println("afterwards      sent again " + settling.retries() + ", errors "
                + settling.failures());
        out.println("check           " + verdict);
        out.flush();
    }
}
