package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A simulated fleet that two gateways pull, while parts of the hub die, stand still or are away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetFaultsSystemIT {
    private static final String ONE = "gateway";
    private static final String OTHER = "gateway-2";
    private static final String[] FLEET = {
            "--tributary.gateway.fleet.vehicle.networks=127.0.0.0/8",
            "--tributary.gateway.fleet.vehicle.api-key=" + PulledFleet.KEY,
            "--tributary.gateway.fleet.session-timeout=6s",
            "--tributary.gateway.fleet.transaction-timeout=6s"};

    private Installation installation;
    private JavaProcess one;
    private JavaProcess other;
    private JavaProcess projector;

    @BeforeAll
    void install(@TempDir Path folder) throws Exception {
        installation = new Installation(folder);
        one = installation.gateway(ONE, FLEET);
        other = installation.gateway(OTHER, FLEET);
        installation.processor("processor");
        projector = installation.projector("projector");
        for (var name : List.of(ONE + "-health", OTHER + "-health", "processor", "projector")) {
            Until.isReady(installation.port(name));
        }
    }

    @AfterAll
    void remove() {
        installation.close();
    }

    @Test
    void aGatewayThatIsKilledWhileItPullsLosesAndDoublesNothing() throws Exception {
        try (var fleet = PulledFleet.at(installation, ONE)) {
            bothPull();
            fleet.awaitPulledUntil(Instant.now(), ONE);

            one.kill();
            fleet.awaitPulledUntil(Instant.now(), OTHER);
            one = installation.gateway(ONE, FLEET);
            bothPull();

            fleet.judge();
        }
    }

    @Test
    void aGatewayThatStoodStillAndStillBelievesVehiclesToBeItsOwnDoublesNothing()
            throws Exception {
        try (var fleet = PulledFleet.at(installation, ONE)) {
            bothPull();
            fleet.awaitPulledUntil(Instant.now(), ONE);

            other.pause();
            fleet.awaitPulledUntil(Instant.now(), ONE);
            other.resume();
            bothPull();

            fleet.judge();
        }
    }

    @Test
    void whilePostgresIsAwayTheHubPullsOnAndAllOfItIsThereAfterwards() throws Exception {
        try (var fleet = PulledFleet.at(installation, ONE)) {
            fleet.awaitPulledUntil(Instant.now(), ONE);

            installation.stopPostgres();
            var away = Instant.now();
            fleet.awaitPulledUntil(away.plusSeconds(5), ONE);
            fleet.awaitMeasured(away.plusSeconds(3));
            installation.startPostgres();

            fleet.judge();
            assertThat(projector.isAlive()).isTrue();
        }
    }

    /** Each gateway has vehicles of its own. */
    private void bothPull() {
        Until.isTrue("both gateways pull", () -> pulled(ONE) > 0 && pulled(OTHER) > 0);
    }

    private double pulled(String gateway) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var metrics = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                    + installation.port(gateway + "-health") + "/actuator/prometheus")).build(),
                    BodyHandlers.ofString()).body();
            return metrics.lines().filter(line -> line.startsWith(
                    "tributary_gateway_fleet_vehicles ")).mapToDouble(
                            line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                    .sum();
        }
    }
}
