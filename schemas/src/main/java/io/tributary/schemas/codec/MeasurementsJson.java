package io.tributary.schemas.codec;

import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import java.time.Instant;

/** A record of the measurements topic. */
record MeasurementsJson(long from, long to, Samples samples, Samples late, int duplicates,
        int leftOut, int nullValues, int nonFinite, Instant pulledAt) {

    static MeasurementsJson of(Measurements it) {
        return new MeasurementsJson(it.window().from(), it.window().to(), it.samples(), it.late(),
                it.duplicates(), it.leftOut(), it.nullValues(), it.nonFinite(), it.pulledAt());
    }

    Measurements toMeasurements() {
        return new Measurements(new Span(from, to), samples, late, duplicates, leftOut,
                nullValues, nonFinite, pulledAt);
    }
}
