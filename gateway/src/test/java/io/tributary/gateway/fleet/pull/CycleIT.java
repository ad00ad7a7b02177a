package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tributary.gateway.fixture.VehicleFixture;
import io.tributary.gateway.fixture.VehicleFixture.Asked;
import io.tributary.gateway.fleet.vehicle.KeyBox;
import io.tributary.gateway.fleet.vehicle.Vehicle;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.Vehicles;
import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Answer.CycleReport;
import io.tributary.schemas.fleet.Answer.SampleChunk;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cycles of one vehicle over real HTTP, with a clock that the test sets. */
class CycleIT {
    private static final Holding HOLDING = new Holding("tenant/node", 0, 1);
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final FleetSettings settings = TestSettings.with(
            "vehicle.networks=127.0.0.0/8", "cycle-requests-max=10", "open-alarms-max=600",
            "vehicle.answer-max=100KB");
    private final VehicleFixture vehicle = new VehicleFixture();
    private final VehicleClient client = new VehicleClient(
            new Vehicles(settings.vehicle(), new KeyBox("secret")), settings.vehicle());
    private final List<Answer> stored = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private boolean kafkaIsAway;
    private Memory memory = new Memory(null, OVERLAP);

    private final Cycle cycle = new Cycle(client, this::store, new PullCounts(settings), settings,
            () -> now);

    @AfterEach
    void close() {
        vehicle.close();
        client.close();
    }

    private void store(Holding holding, List<Answer> answers, Progress newProgress,
            Instant startedAt) throws NotStored {
        if (kafkaIsAway) {
            throw new NotStored("Kafka is away");
        }
        stored.addAll(answers);
        progress.add(newProgress);
    }

    private boolean run() throws InterruptedException, NotStored {
        return run(Duration.ofSeconds(30));
    }

    private boolean run(Duration timeout) throws InterruptedException, NotStored {
        return cycle.run(HOLDING, new Vehicle(
                NodeId.parse("0194e7a0-0000-7000-8000-000000000002"),
                TenantId.parse("0194e7a0-0000-7000-8000-000000000001"),
                URI.create(vehicle.url()), VehicleFixture.KEY, Duration.ofSeconds(30), timeout,
                OVERLAP, Duration.ofMinutes(1)), memory);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private @Nullable Long dataUntil() {
        return progress.getLast().dataUntil();
    }

    private List<Span> asked() {
        return vehicle.asked("/data").stream()
                .map(it -> new Span(it.fromMillis(), it.toMillis())).toList();
    }

    private List<Long> times() {
        var times = new ArrayList<Long>();
        for (var answer : stored) {
            if (answer instanceof SampleChunk(Span _, var samples, int _, int _, Instant _)) {
                for (int i = 0; i < samples.size(); i++) {
                    times.add(samples.time(i));
                }
            }
        }
        return times;
    }

    private CycleReport report() {
        return (CycleReport) stored.getLast();
    }

    private List<Long> alarmIds() {
        return stored.stream().filter(Answer.AlarmChunk.class::isInstance)
                .flatMap(chunk -> ((Answer.AlarmChunk) chunk).alarms().stream())
                .map(Alarm::alarmId).toList();
    }

    @Test
    void eachWindowBeginsTheOverlapBeforeTheLastOnesEnd() throws Exception {
        long first = now.toEpochMilli();
        run();
        pass(Duration.ofSeconds(30));
        run();

        assertThat(asked()).containsExactly(new Span(first - 60_000, first),
                new Span(first - 10_000, first + 30_000));
        assertThat(dataUntil()).isEqualTo(first + 30_000);
    }

    @Test
    void aRowThatComesLateIsFoundAndOthersAreNotToldAgain() throws Exception {
        long first = now.toEpochMilli();
        vehicle.measure(first - 5500, 1);
        run();
        vehicle.measure(first - 3500, 2);
        pass(Duration.ofSeconds(30));

        run();

        assertThat(times()).containsExactly(first - 5500, first - 3500);
    }

    @Test
    void aClockThatWasAheadLosesNothing() throws Exception {
        long first = now.toEpochMilli();
        pass(Duration.ofHours(5));
        run();
        now = Instant.ofEpochMilli(first);
        run();
        vehicle.measure(first + 15_000, 1);
        pass(Duration.ofSeconds(30));
        run();

        assertThat(times()).containsExactly(first + 15_000);
        assertThat(dataUntil()).isEqualTo(first + 30_000);
    }

    @Test
    void whatWasMeasuredWhileTheHubsClockWasAheadForAWhileIsHad() throws Exception {
        long first = now.toEpochMilli();
        vehicle.measure(first - 1000, 1);
        run();
        for (int i = 1; i <= 5; i++) {
            now = Instant.ofEpochMilli(first + i * 30_000L).plus(Duration.ofHours(5));
            vehicle.measure(first + i * 30_000L - 15_000, i);
            run();
        }
        now = Instant.ofEpochMilli(first + 180_000);
        run();

        assertThat(times()).contains(first + 15_000, first + 45_000, first + 75_000,
                first + 105_000, first + 135_000).doesNotHaveDuplicates();
        assertThat(dataUntil()).isEqualTo(first + 180_000);
    }

    @Test
    void aRowOfAVehicleWhoseClockIsAheadComesOnceItsTimeHasCome() throws Exception {
        long first = now.toEpochMilli();
        vehicle.measure(first + 25_000, 1);
        run();
        assertThat(times()).isEmpty();
        pass(Duration.ofSeconds(30));

        run();

        assertThat(times()).containsExactly(first + 25_000);
    }

    static Stream<Arguments> faults() {
        return Stream.of(arguments("401", VehicleFixture.status(401)),
                arguments("422", VehicleFixture.status(422)),
                arguments("503", VehicleFixture.status(503)),
                arguments("302", (VehicleFixture.Fault) (_, response) -> response.status(302)
                        .header("Location", "http://127.0.0.1:1/data").send()),
                arguments("not JSON", VehicleFixture.body("<html>")),
                arguments("is no", VehicleFixture.body("7")),
                arguments("row", VehicleFixture.body("{\"truncated\":false,\"rows\":[7]}")),
                arguments("closed before", (VehicleFixture.Fault) (_, response) -> response
                        .sendString(Flux.concat(Mono.just("{\"truncated\":false,\"rows\":["),
                                Mono.error(new IOException("it died"))))),
                arguments("over 102400 bytes", VehicleFixture.body(" ".repeat(200_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aVehicleThatFailsOverItsDataLosesNoneOfThem(String reason, VehicleFixture.Fault fault)
            throws Exception {
        long first = now.toEpochMilli();
        vehicle.measure(first - 1000, 1);
        vehicle.alarm(5, first - 1000, null);
        vehicle.breakAt("/data", fault);
        run();

        assertThat(report().status()).isEqualTo(SyncStatus.OK);
        assertThat(report().rowsWritten()).isZero();
        assertThat(report().errorMessage()).contains("GET /data", reason);
        assertThat(dataUntil()).isNull();
        assertThat(alarmIds()).containsExactly(5L);
        vehicle.mend();
        run();

        assertThat(times()).containsExactly(first - 1000);
        assertThat(report().errorMessage()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aVehicleThatFailsOverItsAlarmsLosesNoneOfThem(String reason,
            VehicleFixture.Fault fault) throws Exception {
        run();
        pass(Duration.ofSeconds(30));
        long first = now.toEpochMilli();
        vehicle.measure(first - 1000, 1);
        vehicle.alarm(5, first - 1000, first - 500);
        vehicle.breakAt("/alarms", reason.equals("row") ? VehicleFixture.body("[7]") : fault);
        run();

        assertThat(report().errorMessage()).contains("/alarms");
        assertThat(times()).containsExactly(first - 1000);
        assertThat(dataUntil()).isEqualTo(first);
        vehicle.mend();
        pass(Duration.ofMinutes(2));
        run();

        assertThat(alarmIds()).containsExactly(5L);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aVehicleThatFailsOverItsChannelsIsPulledAllTheSame(String reason,
            VehicleFixture.Fault fault) throws Exception {
        vehicle.measure(now.toEpochMilli() - 1000, 1);
        vehicle.breakAt("/channels", reason.startsWith("over")
                ? VehicleFixture.body(" ".repeat(2_000_000))
                : fault);
        run();

        assertThat(times()).hasSize(1);
        assertThat(report().status()).isEqualTo(SyncStatus.OK);
        assertThat(stored).noneMatch(Answer.ChannelList.class::isInstance);
    }

    @Test
    void alarmsThatAreTooManyForAnAnswerAreHadInParts() throws Exception {
        long first = now.toEpochMilli();
        for (int i = 1; i <= 1500; i++) {
            vehicle.alarm(i, first - 40L * i, first - 40L * i + 5);
        }
        run();

        assertThat(report().errorMessage()).isNull();
        assertThat(alarmIds()).containsOnlyOnceElementsOf(
                LongStream.rangeClosed(1, 1500).boxed().toList());
        assertThat(stored).filteredOn(Answer.AlarmChunk.class::isInstance).allSatisfy(
                chunk -> assertThat(((Answer.AlarmChunk) chunk).alarms())
                        .hasSizeLessThanOrEqualTo(500));
    }

    @Test
    void openAlarmsThatAreTooManyToBeAskedForAgainAreSaidToBe() throws Exception {
        long first = now.toEpochMilli();
        for (int i = 1; i <= 602; i++) {
            vehicle.alarm(i, first - 50L * i, null);
        }
        run();

        assertThat(progress.getLast().openAlarms()).hasSize(600);
        assertThat(alarmIds()).contains(601L, 602L);
        assertThat(report().errorMessage()).isEqualTo(
                "over 600 alarms are open: the 2 that began first are not asked for again");
    }

    @Test
    void aGapOfMoreThanADayIsFilledHourByHourInSeveralCycles() throws Exception {
        long first = now.toEpochMilli();
        run();
        pass(Duration.ofHours(25));
        long last = now.toEpochMilli();

        assertThat(run()).isTrue();
        assertThat(run()).isTrue();
        assertThat(run()).isFalse();

        var windows = asked().subList(1, asked().size());
        assertThat(windows.getFirst().from()).isEqualTo(first - 10_000);
        assertThat(windows).allSatisfy(window -> assertThat(window.to() - window.from())
                .isLessThanOrEqualTo(3_600_000));
        assertThat(windows.getLast().to()).isEqualTo(last);
        assertThat(dataUntil()).isEqualTo(last);
    }

    @Test
    void whatKafkaDoesNotTakeIsAskedForAgain() throws Exception {
        long first = now.toEpochMilli();
        vehicle.measure(first - 1000, 1);
        kafkaIsAway = true;
        try {
            run();
        } catch (NotStored e) {
            memory.forget();
        }
        kafkaIsAway = false;

        run();

        assertThat(asked()).containsExactly(new Span(first - 60_000, first),
                new Span(first - 60_000, first));
        assertThat(times()).containsExactly(first - 1000);
    }

    @Test
    void aVehicleThatIsTooSlowIsAskedForLessTheNextTime() throws Exception {
        vehicle.breakAt("/data", VehicleFixture.silence());
        run(Duration.ofSeconds(3));
        run(Duration.ofSeconds(3));
        vehicle.mend();

        run();

        assertThat(asked()).extracting(window -> window.to() - window.from())
                .startsWith(60_000L, 30_000L, 15_000L);
        assertThat(dataUntil()).isEqualTo(now.toEpochMilli());
    }

    @Test
    void aVehicleThatFailsOverEverythingHasNoGapsButATrouble() throws Exception {
        vehicle.breakAt("/data", VehicleFixture.status(500));
        for (int i = 0; i < 6; i++) {
            run();
        }

        assertThat(stored).noneMatch(Answer.Gap.class::isInstance);
        assertThat(dataUntil()).isNull();
        assertThat(stored.getLast()).isInstanceOfSatisfying(CycleReport.class, report -> {
            assertThat(report.status()).isEqualTo(SyncStatus.OK);
            assertThat(report.errorMessage()).contains("500");
        });
    }

    @Test
    void theNextOwnerGoesOnFromTheProgress() throws Exception {
        long first = now.toEpochMilli();
        vehicle.alarm(7, first - 50_000, null);
        run();
        memory = new Memory(progress.getLast(), OVERLAP);
        pass(Duration.ofMinutes(5));

        run();

        assertThat(asked().getLast().from()).isEqualTo(first - 10_000);
        assertThat(vehicle.asked("/alarms")).extracting(Asked::fromMillis)
                .contains(first - 10_000, first - 50_000);
        assertThat(progress.getLast().openAlarms()).hasSize(1);
    }
}
