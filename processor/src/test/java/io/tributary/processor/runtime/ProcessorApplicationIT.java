package io.tributary.processor.runtime;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fleet.Answer.SampleChunk;
import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.NodeKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The processor as a program, on a real broker. */
@HubInfrastructure
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessorApplicationIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private KafkaFixture kafka;
    private ConfigurableApplicationContext processor;

    @BeforeAll
    void start(KafkaFixture broker, @TempDir Path folder) {
        kafka = broker;
        var topics = kafka.topics().settings();
        processor = ProcessorApplication.builder().properties(Map.of(
                "spring.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "server.port", 0,
                "tributary.topics.lane-partitions", topics.lanePartitions(),
                "tributary.topics.reply-partitions", topics.replyPartitions(),
                "tributary.topics.vehicle-partitions", topics.vehiclePartitions(),
                "tributary.topics.replication-factor", 1,
                "tributary.processor.state-dir", folder)).run();
    }

    @AfterAll
    void stop() {
        processor.close();
        http.close();
    }

    @Test
    void itIsReadyOnceItRuns() {
        await().atMost(PATIENCE).until(() -> get("/actuator/health/readiness").status() == 200);

        assertThat(processor.getBean("streams", StreamsLifecycle.class).state()).isEqualTo(
                State.RUNNING);
        assertThat(get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void aReceiptComesBackToTheAskingGatewayAndTheChangesLieInTheirLane() {
        for (int lane = 0; lane < 5; lane++) {
            send(aPush().inLane(lane).replyTo(1, "c" + lane).putting("note", "n" + lane,
                    json("{'a': 1}")).build());
        }

        assertThat(kafka.awaitRecords(Topics.REPLIES, 5)).allSatisfy(record -> {
            assertThat(record.partition()).isEqualTo(1);
            assertThat(Codecs.REPLY.read(record.value())).isInstanceOf(Reply.Settled.class);
        });
        assertThat(kafka.awaitRecords(Topics.CHANGES, 5)).allSatisfy(record -> {
            var change = ChangeCodec.read(new String(record.key(), UTF_8), record.value());
            assertThat(record.partition()).isEqualTo(LanePartition.of(change.lane().toString(),
                    kafka.topics().settings().lanePartitions()));
        });
    }

    @Test
    void poisonGoesToTheDeadLetters() {
        kafka.send(Topics.PUSHES, new LaneKey(TENANT, 0).toString(), "no JSON".getBytes(UTF_8));

        assertThat(kafka.awaitRecords(Topics.DEAD_LETTERS, 1)).singleElement()
                .satisfies(letter -> assertThat(letter.value()).asString().isEqualTo("no JSON"));
    }

    @Test
    void whatAVehicleAnsweredTwiceIsMeasuredOnce() {
        var vehicle = new NodeKey(TENANT, new NodeId(new UUID(7, 7))).toString();
        var samples = new Samples.Builder(1).add(3, 1_772_366_400_000L, 12.5).build();
        var answer = Codecs.ANSWER.write(new SampleChunk(
                new Span(1_772_366_400_000L, 1_772_366_430_000L), samples, 0, 0, Instant.EPOCH));
        kafka.send(Topics.TELEMETRY, vehicle, answer);
        kafka.send(Topics.TELEMETRY, vehicle, answer);

        assertThat(kafka.awaitRecords(Topics.MEASUREMENTS, 2))
                .extracting(record -> Codecs.MEASUREMENTS.read(record.value()))
                .extracting(Measurements::samples).containsExactly(samples, Samples.NONE);
        assertThat(kafka.awaitRecords(Topics.JOURNAL, 1)).singleElement().satisfies(
                record -> assertThat(record.key()).asString(UTF_8).isEqualTo(vehicle));
        assertThat(get("/actuator/prometheus").body())
                .contains("tributary_processor_samples_total{outcome=\"duplicate\"");
    }

    @Test
    void whatItDecidesIsCounted() {
        send(aPush().inLane(7).replyTo(0, "counted").putting("note", "n", json("{}")).build());
        kafka.awaitRecords(Topics.REPLIES, read -> read.stream()
                .anyMatch(it -> new String(it.value(), UTF_8).contains("counted")));

        assertThat(get("/actuator/prometheus").body())
                .contains("tributary_processor_operations_total{outcome=\"accepted\"")
                .contains("tributary_processor_pushes_total")
                .contains("kafka_stream_thread_");
    }

    @Test
    void whenNothingHappensNothingIsCommitted() {
        send(aPush().inLane(3).replyTo(0, "last").putting("note", "n", json("{}")).build());
        kafka.awaitRecords(Topics.REPLIES, read -> read.stream()
                .anyMatch(it -> new String(it.value(), UTF_8).contains("last")));
        var before = new AtomicLong();

        await().atMost(PATIENCE).during(Duration.ofSeconds(1)).until(() -> {
            long now = transactionLog();
            return before.getAndSet(now) == now;
        });
    }

    /** How many records tell of transactions. */
    private long transactionLog() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var topics = admin.describeTopics(List.of("__transaction_state")).allTopicNames().get();
            var ends = admin.listOffsets(topics.values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(it -> new TopicPartition(topic.name(), it.partition())))
                    .collect(Collectors.toMap(it -> it, _ -> OffsetSpec.latest()))).all().get();
            return ends.values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
        }
    }

    private void send(Push push) {
        kafka.send(Topics.PUSHES, push.lane().toString(), Codecs.LANE_REQUEST.write(push));
    }

    private record Answer(int status, String body) {}

    private Answer get(String path) {
        var port = Objects.requireNonNull(
                processor.getEnvironment().getProperty("local.server.port"));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
