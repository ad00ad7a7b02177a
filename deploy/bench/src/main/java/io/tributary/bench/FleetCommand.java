package io.tributary.bench;

import io.tributary.bench.fleet.FleetRun;
import io.tributary.bench.measure.ProcessCpu;
import io.tributary.bench.vehicle.VehicleServer;
import java.io.IOException;
import java.time.InstantSource;
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

    @Option(names = "--hub-pid", description = "The hub's process on this machine, to measure its CPU.")
    private @Nullable Long hubPid;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var hubCpu = new ProcessCpu(hubPid);
        var out = spec.commandLine().getOut();
        var clock = InstantSource.system();
        var now = clock.instant();
        var settings = options.settings(now, now.plus(DurationText.parse(calm)),
                now.plus(DurationText.parse(duration)));
        var plan = new FleetRun.Plan(Long.toString(now.toEpochMilli(), 36),
                hubOptions.adminToken(), options.vehicles(), intervalSeconds,
                DurationText.parse(patience));
        try (var server = VehicleServer.start(settings, options.vehicles(), clock, port);
                var hub = hubOptions.connect(REQUESTS_MAX)) {
            var result = new FleetRun(hub, server, settings, plan).run(hubCpu, out);
            result.print(out);
            return result.good() ? Bench.WELL : Bench.WRONG;
        }
    }
}
