package io.tributary.bench.drive;

/**
 * When pushes are due. With a rate the n-th push is due at a time that follows from n alone, however
 * slow the hub is; without one it is due when a writer is free.
 */
public final class Pace {
    private static final double NANOS_A_SECOND = 1e9;

    private final long startNanos;
    private final double nanosBetween;

    /** @param pushesPerSecond 0 for no rate */
    Pace(long startNanos, double pushesPerSecond) {
        this.startNanos = startNanos;
        this.nanosBetween = pushesPerSecond == 0 ? 0 : NANOS_A_SECOND / pushesPerSecond;
    }

    /** When the push of this number, from 0, is due. */
    long due(long number, long nowNanos) {
        return nanosBetween == 0 ? nowNanos : startNanos + (long) (number * nanosBetween);
    }
}
