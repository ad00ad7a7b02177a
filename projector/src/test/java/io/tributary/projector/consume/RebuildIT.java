package io.tributary.projector.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.projector.fixture.Tables;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.Positions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Postgres is dropped and built again from the topics. */
@HubInfrastructure
class RebuildIT {
    private static final String ROWS = "SELECT * FROM entities ORDER BY tenant, lane, seq";
    private static final String HEADS = "SELECT * FROM heads ORDER BY tenant, lane";

    @Test
    void anEmptyDatabaseEndsWithTheSameRowsAndCursorsGoOn(KafkaFixture kafka,
            PostgresFixture postgres) {
        var feed = LaneFeed.ofNewTenant(kafka.topics().settings().lanePartitions());
        for (int push = 0; push < 200; push++) {
            int number = push;
            kafka.commit(feed.records(feed.push(IntStream.range(0, 5)
                    .mapToObj(i -> "id-" + (number * 3 + i) % 150).toArray(String[]::new))));
        }
        var before = postgres.createDatabase();
        var cursor = "0:400";
        String page;
        try (var projector = RunningProjector.start(kafka, before)) {
            projector.awaitHeads(feed.tenant(), Positions.of(0, 1000));
            page = projector.page(feed.tenant(), "limit=50&after=" + cursor).body();
        }

        var after = postgres.createDatabase();
        try (var projector = RunningProjector.start(kafka, after)) {
            projector.awaitHeads(feed.tenant(), Positions.of(0, 1000));

            assertThat(new Tables(after).asOwner(ROWS)).hasSize(150)
                    .isEqualTo(new Tables(before).asOwner(ROWS));
            assertThat(new Tables(after).asOwner(HEADS))
                    .isEqualTo(new Tables(before).asOwner(HEADS));
            assertThat(projector.page(feed.tenant(), "limit=50&after=" + cursor).body())
                    .isEqualTo(page);
        }
    }

    @Test
    void aNewOwnerSaysTheHeadsAgain(KafkaFixture kafka, PostgresFixture postgres) {
        var database = postgres.createDatabase();
        var feed = LaneFeed.ofNewTenant(kafka.topics().settings().lanePartitions());
        kafka.commit(feed.records(feed.push("a", "b")));
        try (var projector = RunningProjector.start(kafka, database)) {
            projector.awaitHeads(feed.tenant(), Positions.of(0, 2));
        }
        int said = kafka.readAll(Topics.HEADS).size();

        try (var _ = RunningProjector.start(kafka, database)) {
            var heads = kafka.awaitRecords(Topics.HEADS, read -> read.size() > said);

            assertThat(heads).extracting(record -> Codecs.HEAD.read(record.value()))
                    .allMatch(head -> head.lane().equals(feed.lane()) == (head.seq() == 2));
        }
    }
}
