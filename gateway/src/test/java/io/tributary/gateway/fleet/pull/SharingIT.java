package io.tributary.gateway.fleet.pull;

import static io.tributary.gateway.fleet.pull.PulledVehicle.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.VehicleFixture;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several gateways share the vehicles, and several vehicles share a gateway. */
@HubInfrastructure
class SharingIT {
    private final KafkaFixture kafka;

    SharingIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void empty() {
        kafka.reset();
    }

    private GatewayFixture gateway(FakeProjector projector, String... more) {
        var settings = new ArrayList<>(List.of(
                "--tributary.gateway.fleet.vehicle.networks=127.0.0.0/8",
                "--tributary.gateway.fleet.vehicle.interval=200ms",
                "--tributary.gateway.fleet.vehicle.overlap=0s"));
        settings.addAll(List.of(more));
        return GatewayFixture.start(kafka, projector.url(), settings.toArray(String[]::new));
    }

    private List<PulledVehicle> registered(GatewayFixture gateway, int count) {
        return IntStream.range(0, count).mapToObj(_ -> PulledVehicle.registered(kafka, gateway,
                new VehicleFixture(), "")).toList();
    }

    /** So that each gateway has some, whichever partitions it gets. */
    private List<PulledVehicle> inEveryPartition(GatewayFixture gateway) {
        int partitions = kafka.topics().named(Topics.FLEET_PROGRESS).partitions();
        var vehicles = new ArrayList<PulledVehicle>();
        while (vehicles.stream().map(PulledVehicle::partition).distinct().count() < partitions) {
            vehicles.addAll(registered(gateway, 1));
        }
        return vehicles;
    }

    private static void close(List<PulledVehicle> vehicles) {
        vehicles.forEach(pulled -> pulled.vehicle().close());
    }

    private static void assertOneCycleAtATime(PulledVehicle pulled) {
        var reports = pulled.reports();
        for (int i = 1; i < reports.size(); i++) {
            assertThat(reports.get(i).startedAt())
                    .isAfterOrEqualTo(reports.get(i - 1).finishedAt());
        }
    }

    private static void assertTiles(PulledVehicle pulled) {
        var windows = pulled.windows();
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from()).isEqualTo(windows.get(i - 1).to());
        }
    }

    @Test
    void whenGatewaysComeAndGoEveryVehicleIsPulledOnWithoutGapOrRepetition() {
        try (var projector = new FakeProjector(kafka)) {
            var first = gateway(projector);
            var second = gateway(projector);
            var vehicles = inEveryPartition(first);
            await().atMost(PATIENCE).until(() -> held(first) > 0 && held(second) > 0
                    && held(first) + held(second) == vehicles.size());
            vehicles.forEach(pulled -> pulled.awaitCycles(2));

            second.close();

            await().atMost(PATIENCE).until(() -> held(first) == vehicles.size());
            vehicles.forEach(pulled -> pulled.awaitCycles(2));
            first.close();
            vehicles.forEach(SharingIT::assertTiles);
            vehicles.forEach(SharingIT::assertOneCycleAtATime);
            close(vehicles);
        }
    }

    @Test
    void vehiclesThatHangHoldUpNobody() {
        try (var projector = new FakeProjector(kafka);
                var gateway = gateway(projector, "--tributary.gateway.fleet.in-flight-max=2",
                        "--tributary.gateway.fleet.vehicle.timeout=5m")) {
            var silent = IntStream.range(0, 4).mapToObj(_ -> {
                var vehicle = new VehicleFixture();
                vehicle.breakAt("/status", VehicleFixture.silence());
                return PulledVehicle.registered(kafka, gateway, vehicle, "");
            }).toList();
            silent.forEach(pulled -> await().atMost(PATIENCE)
                    .until(() -> !pulled.vehicle().askedPaths().isEmpty()));

            var healthy = registered(gateway, 4);

            healthy.forEach(pulled -> pulled.awaitCycles(3));
            assertThat(silent).allSatisfy(pulled -> assertThat(pulled.reports()).isEmpty());
            close(silent);
            close(healthy);
        }
    }

    private static int held(GatewayFixture gateway) {
        return gateway.bean(PullCounts.class).held().size();
    }
}
