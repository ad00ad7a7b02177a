package io.tributary.projector.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.projector.fixture.Tables;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.fixture.TestDatabase;
import io.tributary.schemas.value.Positions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a reader sees while batches are written and their writers are killed. */
@HubInfrastructure
class GaplessIT {
    private static final int PUSHES = 1500;
    private static final int PUSH = 7;

    @Test
    void aReaderMissesNothingAndSeesEachPushWhole(KafkaFixture kafka, PostgresFixture postgres) {
        var database = postgres.createDatabase();
        var tables = new Tables(database);
        var feed = LaneFeed.ofNewTenant(kafka.topics().settings().lanePartitions());
        // Small batches, so that there are many moments to be killed in.
        var small = "tributary.projector.consume.batch-rows-max=40";
        try (var projector = RunningProjector.start(kafka, database, small)) {
            var feeding = CompletableFuture.runAsync(() -> feed(kafka, feed));
            long seen = 0;
            int kills = 0;
            while (seen < (long) PUSHES * PUSH) {
                assertThat(feeding).as("there will be more to see").isNotCompletedExceptionally();
                var page = page(projector, feed, seen);
                seen = checked(page, seen);
                if (seen > kills * 1000L) {
                    kills++;
                    killed(kafka, database, tables, small, kills);
                }
            }

            feeding.join();
            assertThat(kills).isGreaterThan(5);
            assertThat(projector.heads(feed.tenant()))
                    .isEqualTo(Positions.of(0, (long) PUSHES * PUSH));
        }
    }

    /** By turns: the writers' connections break; another projector comes, takes over and goes. */
    private static void killed(KafkaFixture kafka,
            TestDatabase database, Tables tables, String settings,
            int kills) {
        if (kills % 4 == 0) {
            RunningProjector.start(kafka, database, settings).close();
        } else {
            tables.terminate("tributary_writer");
        }
    }

    private static List<Seen> page(RunningProjector projector, LaneFeed feed,
            long after) {
        var page = projector.page(feed.tenant(),
                "separator=newline&limit=100&after=" + (after == 0 ? "" : "0:" + after));
        return page.body().lines().map(line -> Seen.of(feed, line)).toList();
    }

    /** The page begins right behind the one before, has no hole, and ends with a push. */
    private static long checked(List<Seen> page, long seen) {
        if (page.isEmpty()) {
            return seen;
        }
        assertThat(page).extracting(Seen::seq).containsExactlyElementsOf(
                IntStream.range(0, page.size()).mapToObj(i -> seen + 1 + i).toList());
        assertThat(page.getLast().pushEnd()).isEqualTo(page.getLast().seq());
        return page.getLast().seq();
    }

    private static void feed(KafkaFixture kafka, LaneFeed feed) {
        for (int push = 0; push < PUSHES; push++) {
            int number = push;
            var ids = IntStream.range(0, PUSH).mapToObj(i -> number + "-" + i)
                    .toArray(String[]::new);
            kafka.commit(feed.records(feed.push(ids)));
        }
    }

    private record Seen(long seq, long pushEnd) {
        static Seen of(LaneFeed feed, String line) {
            var json = line.getBytes(StandardCharsets.UTF_8);
            var id = line.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
            var change = ChangeCodec.read(feed.lane() + "/thing/" + id, json);
            return new Seen(change.seq(), change.pushEnd());
        }
    }
}
