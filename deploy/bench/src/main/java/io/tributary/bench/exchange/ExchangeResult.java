package io.tributary.bench.exchange;

import io.tributary.bench.rounds.Tally;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What came of a load of packets.
 *
 * @param settling the packets after the end, until every node had everything
 * @param objects that were acknowledged to their makers
 */
public record ExchangeResult(Tally tally, Tally settling, int desks, long objects,
        Verdict verdict) {

    public boolean good() {
        return tally.failures().sum() + settling.failures().sum() == 0 && verdict.exact();
    }

    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "nodes           %,d, with %,d objects in the end%n", desks,
                objects);
        tally.print(out, "objects sent and received");
        out.println("afterwards      sent again " + settling.retries() + ", errors "
                + settling.failures());
        out.println("check           " + verdict);
        out.flush();
    }
}
