package io.tributary.projector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.RestartablePostgres;
import io.tributary.schemas.value.Positions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Postgres goes away and comes back. */
@HubInfrastructure
class OutageIT {
    private static final String READINESS = "/actuator/health/readiness";

    @Test
    void theProjectorWaitsForPostgresAndMissesNothing(KafkaFixture kafka,
            RestartablePostgres postgres) {
        var feed = LaneFeed.ofNewTenant(kafka.topics().settings().lanePartitions());
        try (var projector = RunningProjector.start(kafka, postgres.postgres().createDatabase())) {
            kafka.commit(feed.records(feed.push("a")));
            projector.awaitHeads(feed.tenant(), Positions.of(0, 1));
            awaitStatus(projector, READINESS, 200);

            postgres.stop();
            kafka.commit(feed.records(feed.push("b", "c")));

            awaitStatus(projector, READINESS, 503);
            var pull = projector.page(feed.tenant(), "");
            assertThat(pull.statusCode()).isEqualTo(503);
            assertThat(pull.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(pull.body()).contains("\"code\":\"UNAVAILABLE\"");
            assertThat(projector.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

            postgres.start();
            awaitStatus(projector, READINESS, 200);
            projector.awaitHeads(feed.tenant(), Positions.of(0, 3));
        }
    }

    private static void awaitStatus(RunningProjector projector, String path, int status) {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> projector.get(path).statusCode() == status);
    }
}
