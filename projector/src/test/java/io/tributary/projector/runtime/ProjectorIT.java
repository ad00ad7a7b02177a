package io.tributary.projector.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.value.Positions;
import org.junit.jupiter.api.Test;

/** From the changes topic to a page. */
@HubInfrastructure
class ProjectorIT {
    private static final int PARTITIONS = 3;

    @Test
    void aPushIsPulledAsTheBytesThatTheProcessorWrote(KafkaFixture kafka,
            PostgresFixture postgres) {
        var feed = LaneFeed.ofNewTenant(PARTITIONS);
        var push = feed.push("a", "b", "c");
        try (var projector = RunningProjector.start(kafka, postgres.createDatabase())) {
            kafka.commit(feed.records(push));
            projector.awaitHeads(feed.tenant(), Positions.of(0, 3));

            var page = projector.page(feed.tenant(), "separator=newline");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body().split("\n")).containsExactlyElementsOf(push.stream()
                    .map(change -> new String(ChangeCodec.write(change), UTF_8)).toList());
            assertThat(page.headers().firstValue("Tributary-Positions")).hasValue("0:3");
            assertThat(page.headers().firstValue("Tributary-More")).hasValue("false");
            assertThat(page.headers().firstValue("Tributary-Count")).hasValue("3");
        }
    }
}
