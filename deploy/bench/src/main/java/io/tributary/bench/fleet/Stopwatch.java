package io.tributary.bench.fleet;

import io.tributary.bench.vehicle.VehicleServer;
import io.tributary.bench.vehicle.VehicleSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Times the pulling of vehicles, from the first of them on; the same for all who pull. */
final class Stopwatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final VehicleServer server;
    private final VehicleSettings settings;
    private final long start = System.nanoTime();
    private double rowsPerSecond;
    private double seconds;

    Stopwatch(VehicleServer server, VehicleSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** Returns when the vehicles have stopped to record. */
    void awaitEnd(PrintWriter out) {
        long from = System.nanoTime();
        long rowsBefore = server.rows();
        Flux.interval(BETWEEN_LOOKS, Schedulers.single())
                .doOnNext(second -> line(second + 1, out))
                .takeUntil(_ -> !Instant.now().isBefore(settings.until())).blockLast();
        rowsPerSecond = (server.rows() - rowsBefore) * 1e9 / (System.nanoTime() - from);
    }

    /** All is held, as whoever has pulled believes. */
    void stop() {
        seconds = (System.nanoTime() - start) / 1e9;
    }

    FleetResult result(int vehicles, String cpu, Verdict verdict) {
        return new FleetResult(vehicles, server.requests(), server.troubled(), server.rows(),
                rowsPerSecond, seconds, cpu, verdict);
    }

    private void line(long second, PrintWriter out) {
        out.printf(Locale.ROOT, "%4d s  %,d requests  %,d rows  %,d in trouble%n", second,
                server.requests(), server.rows(), server.troubled());
        out.flush();
    }
}
