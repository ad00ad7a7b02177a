package io.tributary.bench.measure;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Times from an intended start to an end. A start that was due while the hub was slow counts from
 * when it was due, not from when it could be made: that is the correction for coordinated omission.
 */
public final class Latency {
    private static final long MICROS_MAX = TimeUnit.MINUTES.toMicros(30);
    private static final int DIGITS = 3;

    private final Window window;
    private final Histogram micros = new ConcurrentHistogram(MICROS_MAX, DIGITS);

    /** @param window what was due outside of it does not count */
    public Latency(Window window) {
        this.window = window;
    }

    public void record(long intendedStartNanos, long endNanos) {
        if (window.holds(intendedStartNanos)) {
            long taken = TimeUnit.NANOSECONDS.toMicros(endNanos - intendedStartNanos);
            micros.recordValue(Math.clamp(taken, 0, MICROS_MAX));
        }
    }

    public long count() {
        return micros.getTotalCount();
    }

    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    @Override
    public String toString() {
        if (count() == 0) {
            return "nothing measured";
        }
        return String.format(Locale.ROOT,
                "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms (%,d measured)",
                millis(50), millis(90), millis(99), millis(99.9), millis(100), count());
    }
}
