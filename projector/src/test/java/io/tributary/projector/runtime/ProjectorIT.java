package io.tributary.projector.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.Positions;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
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

    @Test
    void aProjectorWithoutTheOwnersPasswordLivesOnWhatTheMigrationLeft(KafkaFixture kafka,
            PostgresFixture postgres) {
        var database = postgres.createDatabase();
        MigrationApplication.main(new String[]{"--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password(),
                "--tributary.projector.access-token=" + RunningProjector.TOKEN,
                "--tributary.projector.postgres.writer-password=writer's",
                "--tributary.projector.postgres.reader-password=reader's"});
        var feed = LaneFeed.ofNewTenant(PARTITIONS);

        try (var projector = RunningProjector.start(kafka, database,
                "spring.flyway.enabled=false", "spring.flyway.password=none",
                "spring.kafka.consumer.auto-commit-interval=100ms")) {
            kafka.commit(feed.records(feed.push("a")));

            projector.awaitHeads(feed.tenant(), Positions.of(0, 1));
            awaitNoLag(kafka, new TopicPartition(Topics.CHANGES, feed.partition()));
        }
    }

    /** As a scaler or {@code kafka-consumer-groups.sh} sees it. */
    private static void awaitNoLag(KafkaFixture kafka, TopicPartition partition) {
        try (var admin = Admin.create(kafka.clientConfig())) {
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                var end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition).get().offset();
                assertThat(admin.listConsumerGroupOffsets("tributary-projector")
                        .partitionsToOffsetAndMetadata().get().get(partition))
                        .isNotNull().returns(end, OffsetAndMetadata::offset);
            });
        }
    }
}
