package io.tributary.bench.exchange;

import io.tributary.bench.measure.ProcessCpu;
import io.tributary.bench.rounds.Tally;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What came of a first exchange.
 *
 * @param objects that were there before the node came
 */
public record FirstExchangeResult(Tally tally, ProcessCpu hubCpu, long objects, double seconds,
        Memory memory, Verdict verdict) {

    /**
     * In bytes.
     *
     * @param hubBefore the hub's processes before the exchange; 0 if not measured
     * @param hubMax the most of them meanwhile
     * @param ownMax the most of this program's heap, garbage included
     */
    record Memory(long hubBefore, long hubMax, long ownMax) {
        private static final double MIB = 1L << 20;

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "hub %s, own heap at most %,.0f MiB",
                    hubMax == 0 ? "not measured"
                            : String.format(Locale.ROOT, "%,.0f MiB before, at most %,.0f MiB",
                                    hubBefore / MIB, hubMax / MIB),
                    ownMax / MIB);
        }
    }

    public boolean good() {
        return tally.failures().sum() == 0 && verdict.exact();
    }

    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "first exchange  %,d objects in %,d packets, %.1f s%n", objects,
                tally.requests(), seconds);
        out.printf(Locale.ROOT, "sustained       %,.1f packets/s, %,.0f objects/s%n",
                tally.requests() / seconds, objects / seconds);
        out.println("answered        " + tally.latency());
        out.println("hub's CPU       " + hubCpu);
        out.println("memory          " + memory);
        out.println("sent again      " + tally.retries());
        out.println("errors          " + tally.failures());
        out.println("check           " + verdict);
        out.flush();
    }
}
