package io.tributary.processor.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.processor.topology.TelemetryObserver;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.Measurements;
import java.util.Locale;

/** Counts what becomes of vehicles' samples. */
final class TelemetryMetrics implements TelemetryObserver {
    private final Counter fresh;
    private final Counter late;
    private final Counter duplicate;
    private final Counter leftOut;
    private final Counter noValue;
    private final Counter notFinite;
    private final Counter missed;
    private final MeterRegistry registry;

    TelemetryMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var what : JournalEntry.Excess.values()) {
            exceeded(what);
        }
        fresh = samples(registry, "new");
        late = samples(registry, "late");
        duplicate = samples(registry, "duplicate");
        leftOut = samples(registry, "left-out");
        noValue = samples(registry, "null");
        notFinite = samples(registry, "not-finite");
        missed = Counter.builder("tributary.processor.windows.missed")
                .description("windows of vehicles that could not be had").register(registry);
    }

    private static Counter samples(MeterRegistry registry, String outcome) {
        return Counter.builder("tributary.processor.samples")
                .description("samples of vehicles, by what became of them")
                .tag("outcome", outcome).register(registry);
    }

    @Override
    public void cleaned(Measurements measurements) {
        fresh.increment(measurements.samples().size());
        late.increment(measurements.late().size());
        duplicate.increment(measurements.duplicates());
        leftOut.increment(measurements.leftOut());
        noValue.increment(measurements.nullValues());
        notFinite.increment(measurements.nonFinite());
    }

    @Override
    public void missed() {
        missed.increment();
    }

    @Override
    public void exceeded(JournalEntry.Exceeded excess) {
        exceeded(excess.what()).increment(excess.leftOut());
    }

    private Counter exceeded(JournalEntry.Excess what) {
        return Counter.builder("tributary.processor.vehicles.exceeded")
                .description("what vehicles told of and was left out or forgotten, for there was"
                        + " too much")
                .tag("what", what.name().toLowerCase(Locale.ROOT)).register(registry);
    }
}
