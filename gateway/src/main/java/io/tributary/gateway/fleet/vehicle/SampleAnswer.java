package io.tributary.gateway.fleet.vehicle;

import io.tributary.schemas.fleet.Samples;

/**
 * What {@code /data} says of a window.
 *
 * @param rows how many rows it had, with and without a value
 * @param truncated whether there were more than it was asked for
 * @param nullValues rows without a value
 * @param nonFinite rows whose value is no finite number
 */
public record SampleAnswer(Samples samples, int rows, boolean truncated, int nullValues,
        int nonFinite) {}
