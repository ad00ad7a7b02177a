package io.tributary.bench;

import io.tributary.bench.fleet.FleetResult;
import io.tributary.bench.fleet.FleetRun;
import io.tributary.bench.fleet.PlainRun;
import io.tributary.bench.measure.ProcessCpu;
import io.tributary.bench.vehicle.VehicleServer;
import io.tributary.bench.vehicle.VehicleSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fleet}: simulated vehicles that the hub pulls, and a check of what it holds of them. */
@Command(name = "fleet", mixinStandardHelpOptions = true, sortOptions = false, description = "Registers simulated vehicles, lets the hub pull them and checks its history. The hub must be"
        + " allowed to ask this machine: tributary.gateway.fleet.vehicle.networks=127.0.0.0/8.")
final class FleetCommand implements Callable<Integer> {
    private static final int REQUESTS_MAX = 64;

    @Mixin
    private HubOptions hubOptions = new HubOptions();

    @Mixin
    private VehicleOptions options = new VehicleOptions();

    @Option(names = "--port", defaultValue = "0", description = "Of the vehicles; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--interval-seconds", defaultValue = "30", description = "Between two pulls of a vehicle (default: ${DEFAULT-VALUE}).")
    private int intervalSeconds = 30;

    @Option(names = "--duration", defaultValue = "3m", description = "How long the vehicles record (default: ${DEFAULT-VALUE}).")
    private String duration = "3m";

    @Option(names = "--calm", defaultValue = "60s", description = "The beginning, in which no vehicle is in trouble and each must be asked once (default:"
            + " ${DEFAULT-VALUE}).")
    private String calm = "60s";

    @Option(names = "--patience", defaultValue = "5m", description = "How long the hub may take to catch up after the end (default: ${DEFAULT-VALUE}).")
    private String patience = "5m";

    @Option(names = "--plain", description = "Afterwards a plain program does the same without the hub: one insert an answer, no Kafka. Needs --postgres, the hub's if it"
            + " shall be a comparison.")
    private boolean plain;

    @Option(names = "--first-window", defaultValue = "60s", description = "What the plain program asks of a vehicle at first; as the hub's setting (default:"
            + " ${DEFAULT-VALUE}).")
    private String firstWindow = "60s";

    @Option(names = "--overlap", defaultValue = "60s", description = "How far back the plain program looks for late rows; as the hub's setting (default:"
            + " ${DEFAULT-VALUE}).")
    private String overlap = "60s";

    @Option(names = "--connections", defaultValue = "2", description = "Of the plain program to Postgres (default: ${DEFAULT-VALUE}).")
    private int connections = 2;

    @Mixin
    private PostgresOptions postgres = new PostgresOptions();

    @Option(names = "--hub-pid", description = "The hub's process on this machine, to measure its CPU.")
    private @Nullable Long hubPid;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var database = plain ? Optional.of(database()) : Optional.<PlainRun.Database>empty();
        var out = spec.commandLine().getOut();
        var byHub = byHub(out);
        byHub.print("hub's", out);
        if (database.isEmpty()) {
            return byHub.good() ? Bench.WELL : Bench.WRONG;
        }
        out.println("the plain program");
        var plainly = plainly(database.orElseThrow(), out);
        plainly.print("its", out);
        out.printf(Locale.ROOT, "ratio           the hub stores %.2f of what the plain program"
                + " does%n", byHub.storedPerSecond() / plainly.storedPerSecond());
        out.flush();
        return byHub.good() && plainly.good() ? Bench.WELL : Bench.WRONG;
    }

    private FleetResult byHub(PrintWriter out) throws IOException {
        var hubCpu = new ProcessCpu(hubPid);
        var settings = settings();
        var plan = new FleetRun.Plan(run(), hubOptions.adminToken(), options.vehicles(),
                intervalSeconds, DurationText.parse(patience));
        try (var server = VehicleServer.start(settings, options.vehicles(),
                InstantSource.system(), port); var hub = hubOptions.connect(REQUESTS_MAX)) {
            return new FleetRun(hub, server, settings, plan).run(hubCpu, out);
        }
    }

    private FleetResult plainly(PlainRun.Database database, PrintWriter out) {
        var settings = settings();
        var plan = new PlainRun.Plan(options.vehicles(), Duration.ofSeconds(intervalSeconds),
                DurationText.parse(firstWindow), DurationText.parse(overlap),
                DurationText.parse(patience), database);
        try (var server = VehicleServer.start(settings, options.vehicles(),
                InstantSource.system(), port)) {
            return new PlainRun(server, settings, plan).run(out);
        }
    }

    private PlainRun.Database database() throws IOException {
        if (options.hasNans()) {
            throw new IllegalArgumentException("the plain program does not get past a window that"
                    + " always fails: leave out --nans");
        }
        var login = postgres.login().orElseThrow(() -> new IllegalArgumentException(
                "the plain program needs a database: give --postgres"));
        return new PlainRun.Database(login.url(), login.user(), login.password(),
                "tributary_bench_" + run(), connections);
    }

    /** Vehicles that begin now. */
    private VehicleSettings settings() {
        var now = Instant.now();
        return options.settings(now, now.plus(DurationText.parse(calm)),
                now.plus(DurationText.parse(duration)));
    }

    private static String run() {
        return Long.toString(System.currentTimeMillis(), 36);
    }
}
