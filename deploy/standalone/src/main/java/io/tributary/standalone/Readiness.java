package io.tributary.standalone;

import io.tributary.embedded.machine.CannotStartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Waits for the applications by what an orchestrator would look at: their readiness probes. */
final class Readiness {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private Readiness() {}

    static void await(Duration timeout, List<Integer> managementPorts) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            for (int port : managementPorts) {
                while (!isReady(client, port)) {
                    if (System.nanoTime() > deadline) {
                        throw new CannotStartException("not ready within " + timeout.toSeconds()
                                + " s; see http://localhost:" + port + "/actuator/health");
                    }
                    Thread.sleep(INTERVAL);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("interrupted while starting", e);
        }
    }

    private static boolean isReady(HttpClient client, int port) throws InterruptedException {
        var probe = HttpRequest
                .newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
