package io.tributary.gateway.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.gateway.fleet.pull.PullCounts;
import io.tributary.schemas.fleet.SyncStatus;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What an operator watches of the fleet. */
@Component
final class FleetMetrics implements MeterBinder {
    private final PullCounts counts;

    FleetMetrics(PullCounts counts) {
        this.counts = counts;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("tributary.gateway.fleet.vehicles", counts, PullCounts::held)
                .description("vehicles that this gateway pulls").register(meters);
        Gauge.builder("tributary.gateway.fleet.asking", counts, PullCounts::askingNow)
                .description("vehicles that are asked for their status").register(meters);
        Gauge.builder("tributary.gateway.fleet.in.flight", counts, PullCounts::inFlightNow)
                .description("vehicles whose data are under way").register(meters);
        for (var status : SyncStatus.values()) {
            FunctionCounter.builder("tributary.gateway.fleet.cycles", counts,
                    it -> it.cycles(status))
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .description("cycles of vehicles, by how they ended").register(meters);
        }
        FunctionCounter.builder("tributary.gateway.fleet.samples", counts, PullCounts::samples)
                .description("samples that were stored, repeated ones included")
                .register(meters);
    }
}
