package io.tributary.gateway.fleet.vehicle;

import org.jspecify.annotations.Nullable;

/**
 * What {@code /status} says.
 *
 * @param softwareVersion null if the vehicle does not say
 */
public record Status(@Nullable String softwareVersion) {}
