package io.tributary.projector.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.projector.postgres.Role;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reactor.netty.tcp.TcpResources;

/** The figures of the README; asserts nothing about time. Runs only with {@code -Dmeasure=true}. */
@HubInfrastructure
@EnabledIfSystemProperty(named = "measure", matches = "true")
class ThroughputIT {
    private static final int ROWS = 1_000_000;
    private static final int BATCH = 5_000;
    private static final int PUSH = 100;

    @Test
    void oneWriterThenOneReader(KafkaFixture kafka, PostgresFixture postgres) {
        var database = postgres.createDatabase();
        // The partition of another topic: nobody but this test moves it.
        var partition = new TopicPartition(Topics.DEAD_LETTERS, 0);
        var feed = LaneFeed.ofNewTenant(kafka.topics().settings().lanePartitions());
        try (var projector = RunningProjector.start(kafka, database);
                var writer = new BatchWriter(Role.WRITER.connections(database.r2dbcUrl(),
                        "writer's", Duration.ofSeconds(5), Duration.ofSeconds(30),
                        TcpResources.get()), new LaneRows(_ -> 0, 16_384),
                        Duration.ofSeconds(30))) {
            writer.positions(List.of(partition));
            write(writer, feed, partition);
            for (int time = 0; time < 3; time++) {
                read(projector, feed);
            }
        }
    }

    /** CPU time of this JVM and of its Postgres: it counts also where others work too. */
    private static Duration cpu() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static void write(BatchWriter writer, LaneFeed feed, TopicPartition partition) {
        long nanos = 0;
        var cpu = Duration.ZERO;
        for (int at = 0; at < ROWS; at += BATCH) {
            var received = new ArrayList<Received>(BATCH);
            for (int push = 0; push < BATCH / PUSH; push++) {
                for (var change : push(feed)) {
                    received.add(received(change));
                }
            }
            var batch = new Batch(List.of(new Batch.Part(partition, at, received)));
            var cpuBefore = cpu();
            long began = System.nanoTime();
            assertThat(writer.write(batch)).isEqualTo(BatchWriter.Outcome.COMMITTED);
            nanos += System.nanoTime() - began;
            cpu = cpu.plus(cpu().minus(cpuBefore));
        }
        report("written", nanos, cpu, ROWS);
    }

    private static void read(RunningProjector projector, LaneFeed feed) {
        var cpuBefore = cpu();
        long began = System.nanoTime();
        int rows = 0;
        long bytes = 0;
        var after = "";
        var more = true;
        while (more) {
            var page = projector.page(feed.tenant(), "limit=10000&separator=newline&after="
                    + after);
            rows += Integer.parseInt(page.headers().firstValue("Tributary-Count").orElseThrow());
            bytes += page.body().length();
            after = page.headers().firstValue("Tributary-Positions").orElseThrow();
            more = Boolean.parseBoolean(
                    page.headers().firstValue("Tributary-More").orElseThrow());
        }
        assertThat(rows).isEqualTo(ROWS);
        report("read, " + bytes / rows + " bytes each", System.nanoTime() - began,
                cpu().minus(cpuBefore), rows);
    }

    private static List<Change> push(LaneFeed feed) {
        var ids = IntStream.range(0, PUSH).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        return feed.push(new NodeId(new UUID(0, 1)), "observation", ids,
                new Document(Map.of("note", "x".repeat(250), "temperature", 12.5, "at",
                        "2026-05-04T03:02:01Z")));
    }

    private static Received received(Change change) {
        return Received.of(new ConsumerRecord<>(Topics.CHANGES, 0, change.seq() - 1,
                change.key().getBytes(UTF_8), ChangeCodec.write(change)));
    }

    private static void report(String what, long nanos, Duration cpu, int rows) {
        System.out.printf("%,d changes a second %s; CPU %.1f microseconds a change%n",
                rows * 1_000_000_000L / nanos, what, cpu.toNanos() / 1e3 / rows);
    }
}
