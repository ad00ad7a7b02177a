package io.tributary.schemas.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A channel as a vehicle configures it.
 *
 * @param physMin the least value that it can measure, in its unit
 * @param physMax the greatest
 */
public record Channel(int channelId, String name, @Nullable String unit,
        @Nullable Double physMin, @Nullable Double physMax) {
    public Channel {
        finite(physMin);
        finite(physMax);
    }

    private static void finite(@Nullable Double bound) {
        if (bound != null && !Double.isFinite(bound)) {
            throw new IllegalArgumentException("not a finite bound: " + bound);
        }
    }
}
