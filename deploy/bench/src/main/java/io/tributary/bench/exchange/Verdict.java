package io.tributary.bench.exchange;

import java.util.Locale;

/**
 * What the comparison of the nodes' shelves with what was acknowledged found, summed over the nodes.
 *
 * @param missing objects that a node lacks, or has in an older revision
 * @param wrong objects that went back, came to their maker, or that nobody was told of
 * @param doubled objects that came twice without need
 */
record Verdict(long missing, long wrong, long doubled) {
    static final Verdict GOOD = new Verdict(0, 0, 0);

    Verdict with(Verdict more) {
        return new Verdict(missing + more.missing, wrong + more.wrong, doubled + more.doubled);
    }

    boolean exact() {
        return missing + wrong + doubled == 0;
    }

    @Override
    public String toString() {
        return exact() ? "every node has the newest of all others, and nothing twice: exact"
                : String.format(Locale.ROOT, "WRONG: missing %,d, wrong %,d, doubled %,d", missing,
                        wrong, doubled);
    }
}
