package io.tributary.projector.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.consume.BatchWriter.Outcome;
import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.projector.fixture.Tables;
import io.tributary.projector.postgres.Role;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.fixture.TestDatabase;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.Positions;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import reactor.netty.tcp.TcpResources;

/** Of two projectors that believe they own a partition, one writes. */
@HubInfrastructure
class FencingIT {
    /** No consumer reads it, so the test is alone with it. */
    private static final TopicPartition PARTITION = new TopicPartition(Topics.PUSHES, 0);

    @Test
    void aFormerOwnerWritesNothing(KafkaFixture kafka, PostgresFixture postgres) {
        var database = postgres.createDatabase();
        var feed = LaneFeed.ofNewTenant(3);
        try (var projector = RunningProjector.start(kafka, database);
                var former = writer(database);
                var owner = writer(database)) {
            former.positions(List.of(PARTITION));

            assertThat(owner.write(batch(0, feed.push("a", "b")))).isEqualTo(Outcome.COMMITTED);
            assertThat(former.write(batch(0, feed.push("c", "d")))).isEqualTo(Outcome.FENCED);

            assertThat(projector.heads(feed.tenant())).isEqualTo(Positions.of(0, 2));
            assertThat(former.positions(List.of(PARTITION))).containsEntry(PARTITION, 2L);
            assertThat(former.write(batch(2, feed.push("e")))).isEqualTo(Outcome.COMMITTED);
        }
    }

    @Test
    void aProjectorWhosePositionWasMovedGoesOnFromThere(KafkaFixture kafka,
            PostgresFixture postgres) {
        var database = postgres.createDatabase();
        var tables = new Tables(database);
        var feed = LaneFeed.ofNewTenant(kafka.topics().settings().lanePartitions());
        try (var projector = RunningProjector.start(kafka, database)) {
            kafka.commit(feed.records(feed.push("a", "b", "c")));
            projector.awaitHeads(feed.tenant(), Positions.of(0, 3));

            tables.asOwner("UPDATE consumed SET next_offset = 0 WHERE topic = '" + Topics.CHANGES
                    + "'; DELETE FROM entities; DELETE FROM heads");
            kafka.commit(feed.records(feed.push("d")));

            projector.awaitHeads(feed.tenant(), Positions.of(0, 4));
            assertThat(tables.asOwner("SELECT count(*) FROM entities WHERE tenant = '"
                    + feed.tenant() + "'")).containsExactly("4");
        }
    }

    private static BatchWriter writer(TestDatabase database) {
        var patience = Duration.ofSeconds(30);
        return new BatchWriter(
                Role.WRITER.connections(database.r2dbcUrl(), "writer's", patience, patience,
                        TcpResources.get()),
                new LaneRows(_ -> 0, 16_384), patience);
    }

    private static Batch batch(long expected, List<Change> changes) {
        return new Batch(List.of(new Batch.Part(PARTITION, expected,
                changes.stream().map(FencingIT::received).toList())));
    }

    private static Received received(Change change) {
        return Received.of(new ConsumerRecord<>(Topics.CHANGES, 0, change.seq() - 1,
                change.key().getBytes(UTF_8), ChangeCodec.write(change)));
    }
}
