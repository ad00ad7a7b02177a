package io.tributary.gateway.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.gateway.fleet.pull.FleetLag;
import io.tributary.gateway.fleet.pull.ProgressView;
import io.tributary.gateway.fleet.pull.PullCounts;
import io.tributary.schemas.fleet.SyncStatus;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What an operator watches of the fleet. */
@Component
final class FleetMetrics implements MeterBinder {
    private final PullCounts counts;
    private final FleetLag lag;

    FleetMetrics(PullCounts counts, ProgressView progress, InstantSource clock) {
        this.counts = counts;
        lag = new FleetLag(counts::held, progress::of, clock);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var kind : FleetLag.Kind.values()) {
            var name = kind.name().toLowerCase(Locale.ROOT);
            Gauge.builder("tributary.gateway.fleet.vehicles", lag, it -> it.vehicles(kind))
                    .tag("kind", name)
                    .description("vehicles that this gateway pulls, by their latest cycle")
                    .register(meters);
            Gauge.builder("tributary.gateway.fleet.lag", lag,
                    it -> it.longest(kind).toMillis() / 1000.0).tag("kind", name)
                    .description("how far the data are behind of the vehicle furthest behind")
                    .baseUnit("seconds").register(meters);
        }
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
