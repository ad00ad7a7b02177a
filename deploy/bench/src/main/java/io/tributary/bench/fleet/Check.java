package io.tributary.bench.fleet;

import io.tributary.bench.vehicle.VehicleServer;
import io.tributary.bench.vehicle.VehicleSettings;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Compares what is held of every vehicle and channel with what was recorded. */
final class Check {
    private static final int AT_ONCE = 16;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final VehicleServer server;
    private final VehicleSettings settings;
    private final int vehicles;

    Check(VehicleServer server, VehicleSettings settings, int vehicles) {
        this.server = server;
        this.settings = settings;
        this.vehicles = vehicles;
    }

    /** Whoever has pulled the vehicles. */
    interface Holder {
        /** Whether it believes to have all that was recorded; cheap to ask. */
        Mono<Boolean> hasAll();

        /** What it holds of a vehicle's channel between the vehicles' first and last record. */
        Mono<History> history(int vehicle, int channel);
    }

    /**
     * @param patience how long the holder may take to catch up
     * @param stopwatch is stopped when it has, before anything is compared
     */
    Verdict of(Holder holder, Duration patience, Stopwatch stopwatch) {
        long giveUp = System.nanoTime() + patience.toNanos();
        holder.hasAll().filter(all -> all || System.nanoTime() - giveUp > 0)
                .repeatWhenEmpty(Integer.MAX_VALUE,
                        again -> again.delayElements(BETWEEN_LOOKS, Schedulers.single()))
                .block();
        stopwatch.stop();
        return Flux.range(0, vehicles).concatMap(vehicle -> Flux.range(1, settings.channels())
                .flatMap(channel -> settled(holder, vehicle, channel, giveUp), AT_ONCE))
                .reduce(Verdict.GOOD, Verdict::with).blockOptional().orElseThrow();
    }

    private Mono<Verdict> settled(Holder holder, int vehicle, int channel, long giveUp) {
        return Mono.defer(() -> verdict(holder, vehicle, channel))
                .filter(verdict -> verdict.exact() || System.nanoTime() - giveUp > 0)
                .repeatWhenEmpty(Integer.MAX_VALUE,
                        again -> again.delayElements(BETWEEN_LOOKS, Schedulers.single()));
    }

    private Mono<Verdict> verdict(Holder holder, int vehicle, int channel) {
        if (!server.isAsked(vehicle)) {
            // Said once a vehicle.
            return channel == 1 ? Mono.just(Verdict.UNASKED) : Mono.just(Verdict.GOOD);
        }
        return holder.history(vehicle, channel)
                .map(history -> Verdict.of(server.truth(vehicle, channel), history));
    }
}
