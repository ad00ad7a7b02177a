package io.tributary.gateway.fleet.vehicle;

import org.jspecify.annotations.Nullable;

/**
 * The newest value of a channel, as {@code /data/latest} says.
 *
 * @param time in milliseconds since 1970
 */
public record Reading(int channelId, @Nullable Double value, long time) {}
