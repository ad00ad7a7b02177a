package io.tributary.processor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.fixture.TelemetryDriver;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.AlarmState;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Channels;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.JournalEntry.Coverage;
import io.tributary.schemas.fleet.JournalEntry.Excess;
import io.tributary.schemas.fleet.JournalEntry.KnownGap;
import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.NodeKey;
import io.tributary.schemas.value.TenantId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a vehicle's answers to what others may rely on. */
class TelemetryTopologyTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final NodeKey TRUCK = new NodeKey(TENANT, new NodeId(new UUID(0, 2)));
    private static final NodeKey VAN = new NodeKey(TENANT, new NodeId(new UUID(0, 3)));
    private static final Instant AT = TelemetryDriver.START;
    private static final long T = AT.toEpochMilli();
    /** Behind all windows, as the hub's clock is when it is right. */
    private static final Instant PULLED = AT.plus(Duration.ofHours(1));

    private final TelemetryDriver driver = new TelemetryDriver();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void thePictureIsTrue() throws IOException {
        try (var picture = Objects
                .requireNonNull(getClass().getResourceAsStream("telemetry-picture.txt"))) {
            assertThat(TelemetryTopology.of(TelemetryDriver.STEPS,
                    new TelemetryStores(Stores.onDisk(Map.of()))).describe().toString().lines())
                    .containsExactlyInAnyOrderElementsOf(
                            new String(picture.readAllBytes(), UTF_8).lines().toList());
        }
    }

    @Test
    void samplesComeOutByChannelAndTimeAndSayWhatIsCovered() {
        driver.send(TRUCK, chunk(0, 30_000, samples(2, 1000, 1, 2000, 1, 1000)));

        assertThat(measurements()).containsExactly(new Measurements(span(0, 30_000),
                samples(1, 1000, 1, 2000, 2, 1000), Samples.NONE, 0, 0, 3, 1, PULLED));
        assertThat(journal()).containsExactly(
                new Coverage(List.of(span(0, 30_000)), List.of(), T + 2000, PULLED));
    }

    @Test
    void anOverlapIsDroppedAndWhatCameLateInItIsMarked() {
        driver.send(TRUCK, chunk(0, 60_000, samples(1, 1000, 1, 59_000)));
        driver.send(TRUCK, chunk(30_000, 90_000, samples(1, 45_000, 1, 59_000, 1, 61_000)));

        assertThat(measurements()).element(1).isEqualTo(new Measurements(span(30_000, 90_000),
                samples(1, 61_000), samples(1, 45_000), 1, 0, 3, 1, PULLED));
        assertThat(journal()).element(1).isEqualTo(
                new Coverage(List.of(span(0, 90_000)), List.of(), T + 61_000, PULLED));
    }

    @Test
    void aSampleIsKnownAgainAfterARestart() {
        driver.send(TRUCK, chunk(0, 60_000, samples(1, 59_000)));
        measurements();

        driver.restart();
        driver.send(TRUCK, chunk(0, 60_000, samples(1, 59_000)));

        assertThat(measurements()).singleElement().satisfies(again -> {
            assertThat(again.samples().isEmpty()).isTrue();
            assertThat(again.late().isEmpty()).isTrue();
            assertThat(again.duplicates()).isEqualTo(1);
        });
    }

    @Test
    void oneVehicleKnowsNothingOfAnother() {
        driver.send(TRUCK, chunk(0, 60_000, samples(1, 59_000)));
        driver.send(VAN, chunk(0, 60_000, samples(1, 59_000)));

        assertThat(measurements()).allSatisfy(
                it -> assertThat(it.samples().size()).isEqualTo(1));
    }

    @Test
    void whatIsRememberedOfAVehicleDoesNotGrow() {
        for (int minute = 0; minute < 60; minute++) {
            driver.send(TRUCK, chunk(minute * 60_000L, (minute + 1) * 60_000L,
                    samples(1, minute * 60_000 + 1000)));
        }

        assertThat(driver.stores().size(TelemetryStores.SEEN))
                .isLessThanOrEqualTo((int) TelemetryDriver.MEMORY.toMinutes() + 1);
        assertThat(driver.stores().size(TelemetryStores.COVERAGE)).isEqualTo(1);
    }

    @Test
    void aGapIsToldOfOnceAndClosedByItsSamples() {
        driver.send(TRUCK, chunk(0, 60_000, samples(1, 1000)));
        driver.send(TRUCK, new Answer.Gap(span(60_000, 120_000), "500", AT));
        driver.send(TRUCK, new Answer.Gap(span(60_000, 120_000), "500", AT.plusSeconds(60)));
        driver.send(TRUCK, chunk(120_000, 180_000, samples(1, 121_000)));
        driver.send(TRUCK, chunk(60_000, 120_000, samples(1, 61_000)));

        assertThat(journal()).containsExactly(
                new Coverage(List.of(span(0, 60_000)), List.of(), T + 1000, PULLED),
                new JournalEntry.Missed(span(60_000, 120_000), "500", AT),
                new Coverage(List.of(span(0, 60_000)),
                        List.of(new KnownGap(span(60_000, 120_000), "500")), T + 1000, AT),
                new Coverage(List.of(span(0, 60_000), span(120_000, 180_000)),
                        List.of(new KnownGap(span(60_000, 120_000), "500")), T + 121_000,
                        PULLED),
                new Coverage(List.of(span(0, 180_000)), List.of(), T + 121_000, PULLED));
        assertThat(measurements()).last().satisfies(filled -> {
            assertThat(filled.samples()).isEqualTo(samples(1, 61_000));
            assertThat(filled.late().isEmpty()).isTrue();
        });
    }

    @Test
    void timeThatAClockThatWasAheadHasCoveredIsOpenAgainOnceTheClockIsRight() {
        driver.send(TRUCK, chunk(0, 60_000, samples(1, 59_000)));
        var ahead = Duration.ofHours(5);
        driver.send(TRUCK, new Answer.SampleChunk(span(30_000, 60_000 + ahead.toMillis()),
                samples(1, 59_000), 0, 0, PULLED.plus(ahead)));
        driver.send(TRUCK, chunk(30_000, 90_000, samples(1, 59_000, 1, 61_000)));

        assertThat(measurements()).last().satisfies(right -> {
            assertThat(right.duplicates()).isEqualTo(1);
            assertThat(right.leftOut()).isZero();
        });
        assertThat(journal()).last().isEqualTo(new Coverage(List.of(span(0, 3_600_000)),
                List.of(), T + 61_000, PULLED));
    }

    @Test
    void ofTooManyAlarmsThoseThatEndedFirstAreForgottenAndTheJournalSaysSo() {
        var many = LongStream.range(0, TelemetryDriver.ALARMS_MAX)
                .mapToObj(id -> new Alarm(id, 1, null, null, T + id, id < 5 ? T + id : null))
                .toList();
        driver.send(TRUCK, new Answer.AlarmChunk(span(0, 60_000), many, AT));
        assertThat(journal()).isEmpty();

        driver.restart();
        driver.send(TRUCK, new Answer.AlarmChunk(span(0, 60_000),
                List.of(new Alarm(99, 1, null, null, T, null)), AT));
        driver.send(TRUCK, new Answer.AlarmChunk(span(0, 60_000), List.of(many.get(0), many.get(3)),
                AT));

        assertThat(journal()).containsExactly(
                new JournalEntry.Exceeded(Excess.ALARMS, TelemetryDriver.ALARMS_MAX, 1, AT),
                new JournalEntry.Exceeded(Excess.ALARMS, TelemetryDriver.ALARMS_MAX, 1, AT));
        assertThat(driver.stores().size(TelemetryStores.ALARMS))
                .isEqualTo(TelemetryDriver.ALARMS_MAX);
        // The one that was forgotten is told of anew, and the one that was not is not.
        assertThat(driver.read(Topics.ALARMS, Codecs.ALARM_STATE))
                .extracting(state -> state.alarm().alarmId())
                .containsExactly(99L, 0L);
    }

    @Test
    void ofTooManyChannelsThoseThatItHasNowAreKeptAndTheJournalSaysSo() {
        driver.send(TRUCK, new Answer.ChannelList(channels(1, 2), AT));
        driver.send(TRUCK, new Answer.ChannelList(channels(3, 4), AT));
        driver.send(TRUCK, new Answer.ChannelList(channels(5, 6, 7, 8), AT));

        assertThat(driver.read(Topics.CHANNELS, Codecs.CHANNELS))
                .extracting(Channels::channels)
                .containsExactly(channels(1, 2), channels(1, 3, 4), channels(5, 6, 7));
        assertThat(journal()).containsExactly(
                new JournalEntry.Exceeded(Excess.CHANNELS, 3, 1, AT),
                new JournalEntry.Exceeded(Excess.CHANNELS, 3, 4, AT));
    }

    @Test
    void anAlarmIsToldOfWhenItIsNewAndWhenItIsResolved() {
        var open = new Alarm(1L << 40, 3, null, null, T, null);
        var resolved = new Alarm(1L << 40, 3, null, null, T, T + 5000);
        for (var alarm : List.of(open, open, resolved, open)) {
            driver.send(TRUCK, new Answer.AlarmChunk(span(0, 60_000), List.of(alarm), AT));
        }

        assertThat(driver.read(Topics.ALARMS, Codecs.ALARM_STATE)).containsExactly(
                new AlarmState(new Alarm(1L << 40, 3, null, "", T, null), AT),
                new AlarmState(new Alarm(1L << 40, 3, null, "", T, T + 5000), AT));
    }

    @Test
    void resolvedAlarmsAreForgottenAfterTheirTimeAndOpenOnesNever() {
        driver.send(TRUCK, new Answer.AlarmChunk(span(0, 60_000),
                List.of(new Alarm(1, 1, null, null, T, T), new Alarm(2, 1, null, null, T, null),
                        new Alarm(3, 1, null, null, T, T), new Alarm(4, 1, null, null, T, null)),
                AT));

        driver.advance(TelemetryDriver.ALARM_RETENTION.minusSeconds(5));
        assertThat(driver.stores().size(TelemetryStores.ALARMS)).isEqualTo(4);
        for (int i = 0; i < 10; i++) {
            driver.advance(TelemetrySteps.FORGET_INTERVAL);
        }

        assertThat(driver.stores().size(TelemetryStores.ALARMS)).isEqualTo(2);
    }

    @Test
    void channelsAndCyclesAreHandedOn() {
        var channels = List.of(new Channel(1, "oil", "bar", 0.0, 10.0));
        var report = new Answer.CycleReport(AT, AT.plusMillis(250), SyncStatus.OK, 3, null, AT,
                "1.4");
        driver.send(TRUCK, new Answer.ChannelList(channels, AT));
        driver.send(TRUCK, new Answer.ChannelList(channels, AT.plus(Duration.ofSeconds(30))));
        driver.send(TRUCK, report);

        assertThat(driver.read(Topics.CHANNELS, Codecs.CHANNELS))
                .containsExactly(new Channels(channels, AT));
        assertThat(journal()).containsExactly(new JournalEntry.Cycle(report));
    }

    @Test
    void recordsSayWhatTheyAreAndKeepTheVehiclesKey() {
        driver.send(TRUCK, chunk(0, 60_000, samples(1, 1000)));

        assertThat(driver.records(Topics.MEASUREMENTS)).singleElement().satisfies(record -> {
            assertThat(new String(record.key(), UTF_8)).isEqualTo(TRUCK.toString());
            assertThat(new String(record.headers().lastHeader("ce_type").value(), UTF_8))
                    .isEqualTo("io.tributary.measurements");
        });
    }

    @Test
    void aBadRecordStopsOnlyItself() {
        driver.send(TRUCK.toString(), "no answer".getBytes(UTF_8));
        driver.send("no vehicle", Codecs.ANSWER.write(chunk(0, 60_000, Samples.NONE)));
        driver.send(TRUCK, chunk(0, 60_000, samples(1, 1000)));

        assertThat(driver.records(Topics.DEAD_LETTERS)).hasSize(2);
        assertThat(measurements()).hasSize(1);
    }

    private List<Measurements> measurements() {
        return driver.read(Topics.MEASUREMENTS, Codecs.MEASUREMENTS);
    }

    private List<JournalEntry> journal() {
        return driver.read(Topics.JOURNAL, Codecs.JOURNAL_ENTRY);
    }

    private static Answer.SampleChunk chunk(long from, long to, Samples samples) {
        return new Answer.SampleChunk(span(from, to), samples, 3, 1, PULLED);
    }

    private static List<Channel> channels(int... ids) {
        return IntStream.of(ids).mapToObj(id -> new Channel(id, "c" + id, null, null, null))
                .toList();
    }

    private static Span span(long from, long to) {
        return new Span(T + from, T + to);
    }

    /** Channel and time by turns. */
    private static Samples samples(int... rows) {
        var samples = new Samples.Builder(rows.length / 2);
        for (int i = 0; i < rows.length; i += 2) {
            samples.add(rows[i], T + rows[i + 1], rows[i] + 0.5);
        }
        return samples.build();
    }
}
