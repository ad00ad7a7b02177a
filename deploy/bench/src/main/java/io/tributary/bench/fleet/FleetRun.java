package io.tributary.bench.fleet;

import io.tributary.bench.hub.Calls;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.measure.ProcessCpu;
import io.tributary.bench.vehicle.VehicleServer;
import io.tributary.bench.vehicle.VehicleSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Registers vehicles, lets the hub pull them until they stop to record, and checks its history. */
public final class FleetRun {
    private static final int AT_ONCE = 16;
    private static final int BUCKET_SECONDS = 604_800;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Hub hub;
    private final VehicleServer server;
    private final VehicleSettings settings;
    private final Plan plan;

    public FleetRun(Hub hub, VehicleServer server, VehicleSettings settings, Plan plan) {
        this.hub = hub;
        this.server = server;
        this.settings = settings;
        this.plan = plan;
    }

    /**
     * What to run.
     *
     * @param run the name of this run in the names of tenant and vehicles
     * @param intervalSeconds between two pulls of a vehicle
     * @param patience how long the hub may take to catch up after the end
     */
    public record Plan(String run, String adminToken, int vehicles, int intervalSeconds,
            Duration patience) {}

    public FleetResult run(ProcessCpu hubCpu, PrintWriter out) {
        var admin = hub.admin(plan.adminToken());
        var tenant = admin.createTenant("bench-" + plan.run(), 1).blockOptional().orElseThrow();
        var reader = admin.createNode(tenant, plan.run() + "-reader", "native").blockOptional()
                .orElseThrow();
        var ids = Flux.range(0, plan.vehicles()).flatMapSequential(number -> admin.createVehicle(
                tenant, "vehicle-" + number, server.baseUrl(number), settings.apiKey(),
                plan.intervalSeconds()), AT_ONCE).collectList().blockOptional().orElseThrow();
        long start = System.nanoTime();
        long rowsBefore = server.rows();
        hubCpu.start();
        Flux.interval(BETWEEN_LOOKS, Schedulers.single())
                .doOnNext(second -> line(second + 1, out))
                .takeUntil(_ -> !Instant.now().isBefore(settings.until())).blockLast();
        hubCpu.stop();
        double rowsPerSecond = (server.rows() - rowsBefore) * 1e9 / (System.nanoTime() - start);
        return new FleetResult(plan.vehicles(), server.requests(), server.troubled(),
                server.rows(), rowsPerSecond, hubCpu, verdict(hub.calls(reader.token()), ids));
    }

    private void line(long second, PrintWriter out) {
        out.printf(Locale.ROOT, "%4d s  %,d requests  %,d rows  %,d in trouble%n", second,
                server.requests(), server.rows(), server.troubled());
        out.flush();
    }

    private Verdict verdict(Calls reader, List<String> ids) {
        long giveUp = System.nanoTime() + plan.patience().toNanos();
        return Flux.range(0, ids.size()).concatMap(number -> Flux.range(1, settings.channels())
                .flatMap(channel -> settled(reader, ids.get(number), number, channel, giveUp),
                        AT_ONCE)).reduce(Verdict.GOOD, Verdict::with).blockOptional().orElseThrow();
    }

    private Mono<Verdict> settled(Calls reader, String id, int number, int channel, long giveUp) {
        return Mono.defer(() -> verdict(reader, id, number, channel))
                .filter(verdict -> verdict.exact() || System.nanoTime() - giveUp > 0)
                .repeatWhenEmpty(Integer.MAX_VALUE,
                        again -> again.delayElements(BETWEEN_LOOKS, hub.timers()));
    }

    private Mono<Verdict> verdict(Calls reader, String id, int number, int channel) {
        if (!server.isAsked(number)) {
            // Said once a vehicle.
            return channel == 1 ? Mono.just(Verdict.UNASKED) : Mono.just(Verdict.GOOD);
        }
        return reader.get("/api/vehicles/" + id + "/history?channel_id=" + channel + "&from="
                + settings.from() + "&to=" + settings.until() + "&bucket_sec=" + BUCKET_SECONDS)
                .map(History::of).map(history -> Verdict.of(server.truth(number, channel),
                        history));
    }
}
