package io.tributary.bench;

import io.tributary.bench.vehicle.VehicleServer;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;

/** {@code vehicles}: vehicles of the protocol fleet, which wait to be asked. */
@Command(name = "vehicles", mixinStandardHelpOptions = true, sortOptions = false, description = "Simulated vehicles with the five endpoints of the protocol fleet, on this machine only.")
final class VehiclesCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    @Mixin
    private VehicleOptions options = new VehicleOptions();

    @Option(names = "--port", defaultValue = "8001", description = "Vehicle n is at http://127.0.0.1:<port>/v/n (default: ${DEFAULT-VALUE}).")
    private int port = 8001;

    @Option(names = "--own-ports-from", description = "Gives each vehicle a port of its own as well, from this one on.")
    private @Nullable Integer ownPortsFrom;

    @Option(names = "--duration", description = "Ends by itself (default: runs until it is told to stop).")
    private @Nullable String duration;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var length = duration == null ? Duration.ofDays(365) : DurationText.parse(duration);
        var now = InstantSource.system().instant();
        var settings = options.settings(now, now, Instant.MAX);
        try (var server = VehicleServer.start(settings, options.vehicles(),
                InstantSource.system(), port)) {
            var own = new ArrayList<DisposableServer>();
            for (int i = 0; ownPortsFrom != null && i < options.vehicles(); i++) {
                own.add(server.serve(i, ownPortsFrom + i));
            }
            out.printf(Locale.ROOT, "vehicles        %,d at %s and so on, API key %s%n",
                    options.vehicles(), server.baseUrl(0), settings.apiKey());
            out.flush();
            Flux.interval(BETWEEN_LINES, Schedulers.single()).take(length)
                    .doOnNext(_ -> line(server, out)).blockLast();
            own.forEach(DisposableServer::disposeNow);
        }
        return Bench.WELL;
    }

    private static void line(VehicleServer server, PrintWriter out) {
        out.printf(Locale.ROOT, "asked           %,d times, %,d of them in trouble%n",
                server.requests(), server.troubled());
        out.flush();
    }
}
