package io.tributary.bench.fleet;

import io.tributary.bench.vehicle.Truth;
import tools.jackson.databind.JsonNode;

/**
 * What is held of a channel.
 *
 * @param min of the values, {@code max} and {@code sum} likewise; 0 if there are none
 */
record History(long count, double min, double max, double sum) {
    private static final double HUNDREDTHS = 100;
    /** Of a sum of that many doubles the last digits depend on the order. */
    private static final double TOLERANCE = 1e-6;

    static History of(JsonNode answer) {
        var all = new History(0, Double.MAX_VALUE, 0, 0);
        for (var bucket : answer.required("rows")) {
            long count = bucket.required("count").longValue();
            all = new History(all.count + count,
                    Math.min(all.min, bucket.required("min").doubleValue()),
                    Math.max(all.max, bucket.required("max").doubleValue()),
                    all.sum + count * bucket.required("avg").doubleValue());
        }
        return all.count == 0 ? new History(0, 0, 0, 0) : all;
    }

    /** Whether these are the values, as far as their number, sum and extremes tell. */
    boolean says(Truth truth) {
        return count == truth.count() && min == truth.min() / HUNDREDTHS
                && max == truth.max() / HUNDREDTHS
                && Math.abs(sum - truth.sum() / HUNDREDTHS) <= TOLERANCE * (1 + Math.abs(sum));
    }
}
