package io.tributary.projector.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.fixture.RunningProjector;
import io.tributary.projector.fixture.Tables;
import io.tributary.projector.fixture.VehicleFeed;
import io.tributary.projector.postgres.Role;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reactor.netty.tcp.TcpResources;

/** The README's figures of telemetry; asserts nothing about time. Only with {@code -Dmeasure=true}. */
@HubInfrastructure
@EnabledIfSystemProperty(named = "measure", matches = "true")
class TelemetryThroughputIT {
    private static final int VEHICLES = 1_000;
    private static final int CHANNELS = 18;
    private static final int SECONDS = 30;
    private static final long CYCLE_MILLIS = 1000L * SECONDS;
    private static final int CYCLES = 4;
    private static final int VEHICLES_IN_BATCH = 50;

    @Test
    void oneWriter(KafkaFixture kafka, PostgresFixture postgres) {
        var database = postgres.createDatabase();
        // The partition of another topic: nobody but this test moves it.
        var partition = new TopicPartition(Topics.DEAD_LETTERS, 0);
        var vehicles = IntStream.range(0, VEHICLES)
                .mapToObj(_ -> UUID.randomUUID() + "/" + UUID.randomUUID()).toList();
        try (var _ = RunningProjector.start(kafka, database);
                var writer = new BatchWriter(Role.WRITER.connections(database.r2dbcUrl(),
                        "writer's", Duration.ofSeconds(5), Duration.ofSeconds(30),
                        TcpResources.get()), new VehicleRows(20_000), Duration.ofSeconds(30))) {
            writer.positions(List.of(partition));
            long offset = 0;
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                var cpu = cpu();
                long began = System.nanoTime();
                for (int at = 0; at < VEHICLES; at += VEHICLES_IN_BATCH) {
                    var received = new ArrayList<Received>();
                    for (String vehicle : vehicles.subList(at, at + VEHICLES_IN_BATCH)) {
                        received.add(received(vehicle, cycle, offset + received.size()));
                    }
                    assertThat(writer.write(new Batch(List.of(
                            new Batch.Part(partition, offset, received)))))
                            .isEqualTo(BatchWriter.Outcome.COMMITTED);
                    offset += received.size();
                }
                report(cycle, System.nanoTime() - began, cpu().minus(cpu));
            }
            assertThat(new Tables(database).asOwner("SELECT count(*) FROM measurements"))
                    .containsExactly(
                            Integer.toString(VEHICLES * CHANNELS * SECONDS * CYCLES));
        }
    }

    private static Received received(String vehicle, int cycle, long offset) {
        var samples = new Samples.Builder(CHANNELS * SECONDS);
        long from = cycle * CYCLE_MILLIS;
        long start = VehicleFeed.START.toEpochMilli() + from;
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int second = 0; second < SECONDS; second++) {
                samples.add(channel, start + second * 1000L, channel + second / 7.0);
            }
        }
        var span = VehicleFeed.span(from, from + CYCLE_MILLIS);
        return Received.of(new ConsumerRecord<>(Topics.MEASUREMENTS, 0, offset,
                vehicle.getBytes(UTF_8), Codecs.MEASUREMENTS.write(new Measurements(span,
                        samples.build(), Samples.NONE, 0, 0, 0, 0, VehicleFeed.START))));
    }

    /** CPU time of this JVM and of its Postgres: it counts also where others work too. */
    private static Duration cpu() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static void report(int cycle, long nanos, Duration cpu) {
        int rows = VEHICLES * CHANNELS * SECONDS;
        System.out.printf("cycle %d: %,d measurements a second, JSON included; CPU %.1f"
                + " microseconds each%n", cycle, rows * 1_000_000_000L / nanos,
                cpu.toNanos() / 1e3 / rows);
    }
}
