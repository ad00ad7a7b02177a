package io.tributary.gateway.fleet.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two gateways that both believe a vehicle to be theirs, and gateways that die in the middle. */
@HubInfrastructure
class TelemetryLogIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NODE = "0194e7a0-0000-7000-8000-000000000002";
    private static final String KEY = "0194e7a0-0000-7000-8000-000000000001/" + NODE;

    private final KafkaFixture kafka;
    private final String group = "group-" + UUID.randomUUID();
    private final Gateway first;
    private final Gateway second;

    TelemetryLogIT(KafkaFixture kafka) {
        this.kafka = kafka;
        first = new Gateway("first");
        second = new Gateway("second");
    }

    @BeforeEach
    void empty() {
        kafka.reset();
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    /** A gateway without vehicles: its place in the group, its view and its log. */
    private final class Gateway implements AutoCloseable {
        private final String id;
        private final Assignment assignment = new Assignment();
        private final Consumer<byte[], byte[]> member = consumer(
                Map.of("group.id", group, "max.poll.interval.ms", 300_000));
        private final TelemetryLog log;

        Gateway(String id) {
            this.id = id + "-" + group;
            log = new TelemetryLog(producers(this.id), assignment, TestSettings.with(),
                    1 << 20, InstantSource.system());
        }

        /** Holds the vehicle's partition, however the gateway came by it. */
        Holding hold() {
            member.subscribe(List.of(Topics.FLEET_PROGRESS));
            await().atMost(PATIENCE).until(() -> {
                member.poll(Duration.ofMillis(100));
                return member.assignment().contains(partition());
            });
            return believe();
        }

        /** Takes what the group says for true. */
        Holding believe() {
            int partition = partition().partition();
            assignment.member(member.groupMetadata());
            assignment.assigned(List.of(partition));
            assignment.ends(Map.of(partition, 0L));
            assignment.hold(_ -> 0);
            return new Holding(KEY, partition, Objects.requireNonNull(
                    assignment.current().epochs().get(partition)));
        }

        @Override
        public void close() {
            log.close();
            member.close();
        }
    }

    private TopicPartition partition() {
        return new TopicPartition(Topics.FLEET_PROGRESS, 1);
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> more) {
        var config = new HashMap<>(more);
        config.putAll(kafka.clientConfig());
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        config.put("enable.auto.commit", false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private Supplier<Producer<byte[], byte[]>> producers(String id) {
        var config = new HashMap<>(kafka.clientConfig());
        config.put("transactional.id", id);
        config.put("transaction.timeout.ms", 2000);
        return () -> new KafkaProducer<>(config, new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void append(Gateway gateway, Holding holding, long from) throws NotStored {
        gateway.log.append(holding, List.of(chunk(from)), progress(from + 10), TIME);
    }

    private static Answer chunk(long from) {
        return new Answer.SampleChunk(new Span(from, from + 10), Samples.NONE, 0, 0, TIME);
    }

    private static Progress progress(long until) {
        return new Progress(until, null, null, List.of(), List.of(), SyncStatus.OK, TIME, null);
    }

    private List<Long> windows() {
        return kafka.readAll(Topics.TELEMETRY).stream()
                .map(record -> ((Answer.SampleChunk) Codecs.ANSWER.read(record.value())).window()
                        .from())
                .toList();
    }

    private List<Long> progress() {
        return kafka.readAll(Topics.FLEET_PROGRESS).stream()
                .map(record -> Codecs.PROGRESS.read(record.value()).dataUntil()).toList();
    }

    @Test
    void recordsAndProgressAreSeenTogether() throws NotStored {
        first.log.start();
        var holding = first.hold();

        append(first, holding, 0);
        append(first, holding, 10);

        assertThat(windows()).containsExactly(0L, 10L);
        assertThat(progress()).containsExactly(10L, 20L);
    }

    @Test
    void aGatewayThatLostItsPlaceInTheGroupIsFenced() throws NotStored {
        first.log.start();
        second.log.start();
        var before = first.hold();
        append(first, before, 0);
        // The group goes on without the first, which does not hear of it.
        first.member.unsubscribe();
        var after = second.hold();
        append(second, after, 10);

        assertThatThrownBy(() -> append(first, before, 10)).isInstanceOf(NotStored.class);

        assertThat(windows()).containsExactly(0L, 10L);
        assertThat(progress()).containsExactly(10L, 20L);
        append(second, after, 20);
        assertThat(windows()).containsExactly(0L, 10L, 20L);
    }

    @Test
    void whatIsNoLongerHeldIsNotWritten() throws NotStored {
        first.log.start();
        var before = first.hold();
        append(first, before, 0);
        first.assignment.reload();

        assertThatThrownBy(() -> append(first, before, 10)).isInstanceOf(NotStored.class);

        append(first, first.believe(), 10);
        assertThat(windows()).containsExactly(0L, 10L);
    }

    @Test
    void aGatewayKilledBetweenRecordsAndCommitLeavesNothingWhenItComesBack() throws NotStored {
        killedInTheMiddle(first.id);

        first.log.start();
        append(first, first.hold(), 0);

        assertThat(windows()).containsExactly(0L);
        assertThat(progress()).containsExactly(10L);
    }

    @Test
    void theNextOwnerWaitsUntilWhatAKilledOneBeganHasAnEnd() throws NotStored {
        killedInTheMiddle(first.id);
        var topic = kafka.topics().named(Topics.FLEET_PROGRESS);
        try (var view = new ProgressView(topic, () -> consumer(Map.of()))) {
            view.start(PATIENCE);
            // The record that is not committed.
            long end = 1;
            assertThat(view.position(partition().partition())).isLessThan(end);

            await().atMost(PATIENCE)
                    .until(() -> view.position(partition().partition()) >= end);

            assertThat(view.of(NodeId.parse(NODE))).isNull();
        }
        second.log.start();
        append(second, second.hold(), 0);
        // Each partition gets the killed one's end for itself, and shows nothing before.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(windows()).containsExactly(0L));
    }

    @Test
    void aRecordThatIsTooLargeFailsAlone() throws NotStored {
        first.log.start();
        var holding = first.hold();
        var large = new Answer.Gap(new Span(0, 1), "x".repeat(2 << 20), TIME);

        assertThatThrownBy(() -> first.log.append(holding, List.of(large), progress(1), TIME))
                .isInstanceOf(NotStored.class).hasMessageContaining("bytes");

        append(first, holding, 0);
        assertThat(windows()).containsExactly(0L);
    }

    /** Writes a window as a gateway does that is killed before it commits. */
    private void killedInTheMiddle(String id) {
        var producer = producers(id).get();
        producer.initTransactions();
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(Topics.TELEMETRY, partition().partition(),
                KEY.getBytes(UTF_8), Codecs.ANSWER.write(chunk(0))));
        var _ = producer.send(new ProducerRecord<>(Topics.FLEET_PROGRESS, partition().partition(),
                KEY.getBytes(UTF_8), Codecs.PROGRESS.write(progress(10))));
        producer.flush();
        producer.close(Duration.ZERO);
    }
}
