package io.tributary.processor.telemetry;

import io.tributary.schemas.fleet.Measurements;

/** What an answer comes to, and what is covered with it. */
public record Cleaned(Measurements measurements, Covered covered) {}
