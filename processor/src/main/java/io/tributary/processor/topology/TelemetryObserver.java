package io.tributary.processor.topology;

import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.Measurements;

/** Hears what becomes of telemetry, for metrics. Work that is done again is heard again. */
public interface TelemetryObserver {
    /** An answer with samples was cleaned. */
    void cleaned(Measurements measurements);

    /** A window could not be had. */
    void missed();

    /** Some of what a vehicle told was left out or forgotten, for there was too much. */
    void exceeded(JournalEntry.Exceeded excess);
}
