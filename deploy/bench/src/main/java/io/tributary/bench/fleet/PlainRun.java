package io.tributary.bench.fleet;

import io.tributary.bench.measure.OwnCpu;
import io.tributary.bench.vehicle.VehicleServer;
import io.tributary.bench.vehicle.VehicleSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * What somebody would write who has vehicles and a Postgres and nothing else: the same cycles as the
 * hub's, one insert an answer, no Kafka. Its tables are made for it and dropped after.
 */
public final class PlainRun {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CONNECTIONS_MAX = 500;

    private final VehicleServer server;
    private final VehicleSettings settings;
    private final Plan plan;

    public PlainRun(VehicleServer server, VehicleSettings settings, Plan plan) {
        this.server = server;
        this.settings = settings;
        this.plan = plan;
    }

    /**
     * What to run.
     *
     * @param firstWindow what the first cycle of a vehicle asks for
     * @param overlap how far back each further cycle looks for late rows
     * @param patience how long it may take to catch up after the end
     * @param database where the samples go
     */
    public record Plan(int vehicles, Duration interval, Duration firstWindow, Duration overlap,
            Duration patience, Database database) {}

    /**
     * A Postgres.
     *
     * @param tables how the names of its tables begin
     * @param connections over which it is written to
     */
    public record Database(String url, String user, String password, String tables,
            int connections) {}

    public FleetResult run(PrintWriter out) {
        var connections = ConnectionProvider.builder("plain").maxConnections(CONNECTIONS_MAX)
                .pendingAcquireMaxCount(-1).build();
        try (var store = PlainStore.open(plan.database())) {
            var client = HttpClient.create(connections).compress(true).responseTimeout(TIMEOUT)
                    .headers(headers -> headers.set("X-API-Key", settings.apiKey()));
            var vehicles = IntStream.range(0, plan.vehicles()).mapToObj(number -> new PlainVehicle(
                    number, client.baseUrl(server.baseUrl(number)), store, plan)).toList();
            return run(vehicles, store, out);
        } finally {
            connections.dispose();
        }
    }

    private FleetResult run(List<PlainVehicle> vehicles, PlainStore store, PrintWriter out) {
        var stopwatch = new Stopwatch(server, settings);
        long cpu = OwnCpu.nanos();
        long start = System.nanoTime();
        var pulling = Disposables.composite();
        vehicles.forEach(vehicle -> pulling.add(vehicle.pullForEver()));
        try {
            stopwatch.awaitEnd(out);
            var cores = String.format(Locale.ROOT, "%.3f cores, with the vehicles' own",
                    (OwnCpu.nanos() - cpu) / (double) (System.nanoTime() - start));
            var check = new Check(server, settings, plan.vehicles());
            var verdict = check.of(new Held(vehicles, store), plan.patience(), stopwatch);
            return stopwatch.result(plan.vehicles(), cores, verdict);
        } finally {
            pulling.dispose();
        }
    }

    /** What the plain program has. */
    private final class Held implements Check.Holder {
        private final List<PlainVehicle> vehicles;
        private final PlainStore store;

        Held(List<PlainVehicle> vehicles, PlainStore store) {
            this.vehicles = vehicles;
            this.store = store;
        }

        @Override
        public Mono<Boolean> hasAll() {
            return Mono.fromSupplier(() -> vehicles.stream()
                    .allMatch(vehicle -> vehicle.hasAllUntil(settings.until())));
        }

        @Override
        public Mono<History> history(int vehicle, int channel) {
            return store.history(vehicle, channel, settings.from(), settings.until());
        }
    }
}
