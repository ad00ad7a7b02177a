package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fixture.VehicleFixture;
import io.tributary.gateway.fixture.VehicleFixture.Asked;
import io.tributary.gateway.fleet.vehicle.KeyBox;
import io.tributary.gateway.fleet.vehicle.Vehicle;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.Vehicles;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Answer.CycleReport;
import io.tributary.schemas.fleet.Answer.SampleChunk;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cycles of one vehicle over real HTTP, with a clock that the test sets. */
class CycleIT {
    private static final Holding HOLDING = new Holding("tenant/node", 0, 1);
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final FleetSettings settings = TestSettings.with(
            "vehicle.networks=127.0.0.0/8", "cycle-requests-max=10");
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
