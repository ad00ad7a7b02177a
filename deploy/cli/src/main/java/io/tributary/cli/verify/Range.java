package io.tributary.cli.verify;

import java.util.Comparator;

/**
 * A stretch of a lane.
 *
 * @param from the first number
 * @param to the last number
 */
public record Range(int lane, long from, long to) implements Comparable<Range> {
    private static final Comparator<Range> ORDER = Comparator.comparingInt(Range::lane)
            .thenComparingLong(Range::from);

    @Override
    public int compareTo(Range other) {
        return ORDER.compare(this, other);
    }
}
