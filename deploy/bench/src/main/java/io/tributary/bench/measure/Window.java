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

    public boolean holds(long nanos) {
        return nanos - fromNanos >= 0 && (toNanos == Long.MAX_VALUE || nanos - toNanos < 0);
    }
}
