package io.tributary.cli.log;

/**
 * Offsets of a partition.
 *
 * @param end the offset behind the last
 */
public record Span(long start, long end) {
    /** The same up to the same end, from this offset on. */
    public Span from(long newStart) {
        return new Span(Math.max(start, newStart), end);
    }

    public long length() {
        return Math.max(0, end - start);
    }
}
