package io.tributary.bench.measure;

/**
 * The part of a run that is measured; what comes before is warm-up, what comes after is the last
 * answers coming in.
 */
public record Window(long fromNanos, long toNanos) {
    /** Without an end. */
    public static Window from(long nanos) {
        return new Window(nanos, Long.MAX_VALUE);
    }

    /** The time itself, or the end of the window that it lies beyond. */
    public long within(long nanos) {
        if (nanos - fromNanos < 0) {
            return fromNanos;
        }
        return toNanos == Long.MAX_VALUE || nanos - toNanos < 0 ? nanos : toNanos;
    }

    public boolean holds(long nanos) {
        return nanos - fromNanos >= 0 && (toNanos == Long.MAX_VALUE || nanos - toNanos < 0);
    }
}
