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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registers vehicles, lets the hub pull them until they stop to record, and checks its history. */
public final class FleetRun {
    private static final int AT_ONCE = 16;
    private static final int PAGE = 10_000;
    private static final int BUCKET_SECONDS = 604_800;

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
        var stopwatch = new Stopwatch(server, settings);
        var ids = Flux.range(0, plan.vehicles()).flatMapSequential(number -> admin.createVehicle(
                tenant, "vehicle-" + number, server.baseUrl(number), settings.apiKey(),
                plan.intervalSeconds()), AT_ONCE).collectList().blockOptional().orElseThrow();
        hubCpu.start();
        stopwatch.awaitEnd(out);
        hubCpu.stop();
        var verdict = new Check(server, settings, plan.vehicles())
                .of(new Held(hub.calls(reader.token()), ids), plan.patience(), stopwatch);
        var result = stopwatch.result(plan.vehicles(), hubCpu.toString(), verdict);
        // Nobody answers for them from now on.
        Flux.fromIterable(ids).flatMap(admin::removeVehicle, AT_ONCE).blockLast();
        return result;
    }

    /** What the hub has, as a node of the tenant sees it. */
    private final class Held implements Check.Holder {
        private final Calls reader;
        private final List<String> ids;

        Held(Calls reader, List<String> ids) {
            this.reader = reader;
            this.ids = ids;
        }

        @Override
        public Mono<Boolean> hasAll() {
            return Flux.range(0, Math.ceilDiv(ids.size(), PAGE))
                    .concatMap(page -> reader.get("/api/vehicles?limit=" + PAGE + "&offset="
                            + page * PAGE))
                    .concatMapIterable(page -> page)
                    .filter(vehicle -> isDone(vehicle.path("last_sync_at").asString("")))
                    .count().map(done -> done == ids.size());
        }

        private boolean isDone(String lastSyncAt) {
            return !lastSyncAt.isEmpty()
                    && !Instant.parse(lastSyncAt).isBefore(settings.until());
        }

        @Override
        public Mono<History> history(int vehicle, int channel) {
            return reader.get("/api/vehicles/" + ids.get(vehicle) + "/history?channel_id="
                    + channel + "&from=" + settings.from() + "&to=" + settings.until()
                    + "&bucket_sec=" + BUCKET_SECONDS).map(History::of);
        }
    }
}
