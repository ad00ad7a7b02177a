package io.tributary.gateway.fleet.pull;

import static io.tributary.gateway.fleet.pull.PulledVehicle.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.VehicleFixture;
import io.tributary.gateway.fixture.VehicleFixture.Asked;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.fleet.SyncStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A gateway and vehicles over real HTTP, with whatever a vehicle may do wrong. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class PullIT {
    private KafkaFixture kafka;
    private FakeProjector projector;
    private GatewayFixture gateway;

    @BeforeAll
    void start(KafkaFixture broker) {
        kafka = broker;
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.fleet.vehicle.networks=127.0.0.0/8",
                "--tributary.gateway.fleet.vehicle.interval=200ms",
                "--tributary.gateway.fleet.vehicle.overlap=0s",
                "--tributary.gateway.fleet.vehicle.answer-max=1MB",
                "--tributary.gateway.fleet.vehicle.first-window=1h",
                "--tributary.gateway.fleet.offline-after=1000",
                "--tributary.gateway.fleet.gap-first=1s",
                "--tributary.gateway.fleet.gap-last=1s");
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    private PulledVehicle pulled(VehicleFixture vehicle) {
        return PulledVehicle.registered(kafka, gateway, vehicle, "");
    }

    private static void assertTiles(List<Span> windows) {
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from()).isEqualTo(windows.get(i - 1).to());
        }
    }

    @Test
    void aVehicleIsAskedInTheContractsOrderAndItsWindowsTile() {
        var vehicle = new VehicleFixture();
        try (var pulled = pulled(vehicle)) {
            pulled.awaitCycles(5);

            assertThat(vehicle.askedPaths()).startsWith("/status", "/channels", "/data",
                    "/alarms", "/status", "/channels", "/data", "/alarms");
            assertThat(vehicle.asked("/data")).extracting(Asked::key)
                    .containsOnly(VehicleFixture.KEY);
            assertThat(vehicle.asked("/data")).extracting(Asked::encoding)
                    .allSatisfy(encoding -> assertThat(encoding).contains("gzip"));
            assertThat(vehicle.asked("/data")).allSatisfy(asked -> assertThat(asked.from())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
            assertTiles(pulled.windows());
            var first = pulled.windows().getFirst();
            assertThat(first.to() - first.from()).isEqualTo(3_600_000);
            assertThat(pulled.progress().softwareVersion()).isEqualTo("1.4");
            assertThat(pulled.answers()).filteredOn(Answer.ChannelList.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void everyRowComesOnceHoweverOftenAnswersAreTruncated() {
        var vehicle = new VehicleFixture();
        long now = System.currentTimeMillis();
        var times = LongStream.range(0, 500).map(i -> now - 50_000 + i * 10).boxed().toList();
        times.forEach(time -> vehicle.measure(time, 1.5));
        vehicle.truncateAt(20);
        try (var pulled = pulled(vehicle)) {
            await().atMost(PATIENCE).until(() -> pulled.times().size() >= times.size());

            pulled.awaitCycles(2);
            assertThat(pulled.times()).containsExactlyElementsOf(times);
            assertTiles(pulled.windows());
        }
    }

    @Test
    void aVehicleThatFailsIsReportedWithAReasonAndTroublesNoOther() {
        var vehicle = new VehicleFixture();
        try (var pulled = pulled(vehicle); var other = pulled(new VehicleFixture())) {
            pulled.awaitReport(SyncStatus.OK);

            faults().forEach((reason, fault) -> {
                vehicle.breakAt("/status", fault);
                var report = pulled.awaitReport(it -> it.status() == SyncStatus.ERROR
                        && String.valueOf(it.errorMessage()).contains(reason));
                assertThat(report.rowsWritten()).isZero();
                assertThat(report.lastSeenAt()).isNotNull();
            });
            vehicle.mend();

            pulled.awaitReport(SyncStatus.OK);
            assertThat(other.reports()).isNotEmpty().allSatisfy(
                    report -> assertThat(report.status()).isEqualTo(SyncStatus.OK));
        }
    }

    private static Map<String, VehicleFixture.Fault> faults() {
        return Map.of("401", VehicleFixture.status(401), "422", VehicleFixture.status(422),
                "503", VehicleFixture.status(503), "no object", VehicleFixture.body("[1]"),
                "not JSON", VehicleFixture.body("<html>"),
                "302", (_, response) -> response.status(302)
                        .header("Location", "http://127.0.0.1:1/status").send(),
                "closed before", (_, response) -> response.sendString(
                        Flux.concat(Mono.just("{\"software"), Mono.error(new IOException(
                                "it died")))),
                "over 1048576 bytes", (_, response) -> response.send(Flux.range(0, 3000)
                        .map(_ -> Unpooled.wrappedBuffer(
                                " ".repeat(1000).getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void aVehicleThatDripsIsCutOff() {
        var vehicle = new VehicleFixture();
        vehicle.breakAt("/status", (_, response) -> response.sendString(
                Flux.interval(Duration.ofMillis(20)).map(_ -> " "), StandardCharsets.UTF_8));
        try (var pulled = PulledVehicle.registered(kafka, gateway, vehicle,
                ",\"timeoutSeconds\":0.3")) {
            assertThat(pulled.awaitReport(SyncStatus.TIMEOUT).errorMessage())
                    .isEqualTo("Request timed out");
        }
    }

    @Test
    void whileDataFailNothingMovesAndTheJournalIsOkNevertheless() {
        var vehicle = new VehicleFixture();
        vehicle.breakAt("/data", VehicleFixture.status(403));
        try (var pulled = pulled(vehicle)) {
            var report = pulled.awaitReport(SyncStatus.OK);
            pulled.awaitCycles(2);

            assertThat(report.rowsWritten()).isZero();
            assertThat(report.errorMessage()).contains("/data", "403");
            assertThat(pulled.windows()).isEmpty();
            assertThat(pulled.progress().dataUntil()).isNull();
            assertThat(pulled.progress().alarmsUntil()).isNotNull();
            long before = System.currentTimeMillis();
            vehicle.measure(before - 1000, 4);

            vehicle.mend();

            await().atMost(PATIENCE).until(() -> pulled.times().contains(before - 1000));
        }
    }

    @Test
    void aMillisecondThatFailsForEverBecomesAKnownGapThatIsClosedLater() {
        var vehicle = new VehicleFixture();
        long now = System.currentTimeMillis();
        LongStream.range(0, 20).forEach(i -> vehicle.measure(now - 20_000 + i * 1000, 1));
        long bad = now - 15_000;
        vehicle.failOver(bad);
        try (var pulled = pulled(vehicle)) {
            await().atMost(PATIENCE).until(() -> pulled.times().size() >= 19);

            var gaps = pulled.answers().stream().filter(Answer.Gap.class::isInstance).toList();
            assertThat(gaps).singleElement().satisfies(gap -> assertThat(
                    ((Answer.Gap) gap).window()).isEqualTo(new Span(bad, bad + 1)));
            assertThat(pulled.times()).doesNotContain(bad);
            assertThat(pulled.progress().gaps()).singleElement().satisfies(
                    gap -> assertThat(gap.window()).isEqualTo(new Span(bad, bad + 1)));

            vehicle.failOver(null);

            await().atMost(PATIENCE).until(() -> pulled.times().contains(bad));
            await().atMost(PATIENCE).until(() -> pulled.progress().gaps().isEmpty());
            assertThat(pulled.times()).doesNotHaveDuplicates();
        }
    }

    @Test
    void theEndOfAnAlarmIsHeardOfThoughTheVehicleTellsOfItsBeginningOnly() {
        var vehicle = new VehicleFixture();
        long now = System.currentTimeMillis();
        vehicle.tellOfBeginningsOnly();
        vehicle.alarm(9007199254740993L, now - 1000, null);
        try (var pulled = pulled(vehicle)) {
            await().atMost(PATIENCE).until(() -> pulled.alarms().count() > 0);
            assertThat(pulled.progress().openAlarms()).hasSize(1);

            vehicle.alarm(9007199254740993L, now - 1000, now);

            await().atMost(PATIENCE).until(() -> pulled.progress().openAlarms().isEmpty());
            assertThat(pulled.alarms().toList().getLast().alarms()).singleElement()
                    .satisfies(alarm -> assertThat(alarm.resolvedAt()).isEqualTo(now));
        }
    }

    @Test
    void alarmsThatFailAreAskedForAgainThoughTheDataGoOn() {
        var vehicle = new VehicleFixture();
        long now = System.currentTimeMillis();
        vehicle.breakAt("/alarms", VehicleFixture.status(503));
        vehicle.alarm(1, now - 1000, now - 500);
        try (var pulled = pulled(vehicle)) {
            pulled.awaitCycles(2);
            assertThat(pulled.windows()).hasSizeGreaterThanOrEqualTo(2);

            vehicle.mend();

            await().atMost(PATIENCE).until(() -> pulled.alarms().count() > 0);
        }
    }

    @Test
    void anAnswerOfWrongTypesMovesNothing() {
        var vehicle = new VehicleFixture();
        vehicle.breakAt("/data", VehicleFixture.body(
                "{\"truncated\":false,\"rows\":[{\"channel_id\":\"1\"}]}"));
        try (var pulled = pulled(vehicle)) {
            var report = pulled.awaitReport(it -> String.valueOf(it.errorMessage()).contains(
                    "channel"));

            assertThat(report.status()).isEqualTo(SyncStatus.OK);
            assertThat(pulled.progress().dataUntil()).isNull();
        }
    }
}
