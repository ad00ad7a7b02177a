package io.tributary.standalone.system;

import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A simulated fleet that two gateways pull, while parts of the hub die, stand still or are away. */
@SharedHubs
@ResourceLock(Installation.LOCK)
class FleetFaultsSystemIT {
    /** What gateways need to pull vehicles of this machine, and to take over from each other soon. */
    static final String[] SETTINGS = {
            "--tributary.gateway.fleet.vehicle.networks=127.0.0.0/8",
            "--tributary.gateway.fleet.vehicle.api-key=" + PulledFleet.KEY,
            "--tributary.gateway.fleet.session-timeout=6s",
            "--tributary.gateway.fleet.transaction-timeout=6s"};

    private static final String ONE = Installation.GATEWAY;
    private static final String OTHER = Installation.OTHER_GATEWAY;

    private final Installation installation;

    FleetFaultsSystemIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void aGatewayThatIsKilledWhileItPullsLosesAndDoublesNothing() throws Exception {
        try (var fleet = PulledFleet.at(installation, ONE)) {
            bothPull();
            fleet.awaitPulledUntil(Instant.now(), ONE);

            installation.program(ONE).kill();
            fleet.awaitPulledUntil(Instant.now(), OTHER);
            installation.startGateway(ONE);
            bothPull();

            fleet.judge();
            PastReaders.takeAllOf(installation, Topics.TELEMETRY, Topics.MEASUREMENTS,
                    Topics.CHANNELS, Topics.JOURNAL, Topics.FLEET_PROGRESS);
        }
    }

    @Test
    void aGatewayThatStoodStillAndStillBelievesVehiclesToBeItsOwnDoublesNothing()
            throws Exception {
        try (var fleet = PulledFleet.at(installation, ONE)) {
            bothPull();
            fleet.awaitPulledUntil(Instant.now(), ONE);

            installation.program(OTHER).pause();
            fleet.awaitPulledUntil(Instant.now(), ONE);
            installation.program(OTHER).resume();
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
            installation.program(Installation.PROJECTOR).requireAlive();
        }
    }

    /** Each gateway has vehicles of its own. */
    private void bothPull() {
        Until.isTrue("both gateways pull", () -> pulled(ONE) > 0 && pulled(OTHER) > 0);
    }

    private double pulled(String gateway) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var metrics = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                    + installation.healthPort(gateway) + "/actuator/prometheus")).build(),
                    BodyHandlers.ofString()).body();
            return metrics.lines().filter(line -> line.startsWith(
                    "tributary_gateway_fleet_vehicles{")).mapToDouble(
                            line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }
}
