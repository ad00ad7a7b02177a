package io.tributary.processor.topology;

import io.tributary.schemas.fleet.Measurements;

/** Hears what becomes of telemetry, for metrics. Work that is done again is heard again. */
public interface TelemetryObserver {
    /** An answer with samples was cleaned. */
    void cleaned(Measurements measurements);

    /** A window could not be had. */
    void missed();
}
