package io.tributary.bench.vehicle;

/**
 * What a hub must hold of a channel; values in hundredths.
 *
 * @param min of the values, {@code max} and {@code sum} likewise; 0 if there are none
 */
public record Truth(long count, long min, long max, long sum) {
    static final Truth NOTHING = new Truth(0, 0, 0, 0);

    Truth with(long value) {
        return new Truth(count + 1, count == 0 ? value : Math.min(min, value),
                Math.max(max, value), sum + value);
    }
}
