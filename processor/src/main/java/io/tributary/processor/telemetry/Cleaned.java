package io.tributary.processor.telemetry;

import io.tributary.schemas.fleet.Measurements;

/**
 * What an answer comes to.
 *
 * @param rememberedFrom samples before this time are not remembered any more
 */
public record Cleaned(Measurements measurements, Covered covered, long rememberedFrom) {}
