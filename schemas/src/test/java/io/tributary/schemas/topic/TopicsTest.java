package io.tributary.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The catalogue. */
class TopicsTest {
    private static final TopicSettings SETTINGS = new TopicSettings(24, 16, 12, 3, Duration.ofDays(
            7),
            Duration.ofHours(1), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90),
            Duration.ofDays(400), Duration.ofDays(7), 20 << 20, 4 << 20,
            TopicSettings.Compression.LZ4);
    private static final Topics TOPICS = new Topics(SETTINGS);

    @Test
    void everyNameHasTheHubsFormAndStandsOnce() {
        assertThat(TOPICS.all()).extracting(Topic::name).doesNotHaveDuplicates()
                .allMatch(name -> name.matches("tributary\\.[a-z-]+\\.v[1-9]"));
    }

    /** A task reads pushes and writes changes, conflicts and its stores: they must split alike. */
    @Test
    void allThatIsKeyedByLaneSplitsAlike() {
        assertThat(TOPICS.named(Topics.PUSHES).partitions()).isEqualTo(24)
                .isEqualTo(TOPICS.named(Topics.CHANGES).partitions())
                .isEqualTo(TOPICS.named(Topics.CONFLICTS).partitions());
    }

    /** A task reads telemetry and keeps what it has seen of a vehicle. */
    @Test
    void allThatIsKeyedByVehicleSplitsAlike() {
        assertThat(TOPICS.all()).filteredOn(topic -> topic.key().equals("tenant/node"))
                .hasSize(6).allMatch(topic -> topic.partitions() == 12);
    }

    @Test
    void theChangesAreTheHistoryForATimeAndTheStateForEver() {
        assertThat(TOPICS.named(Topics.CHANGES).config())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.compaction.lag.ms", "604800000");
    }

    @Test
    void anAcknowledgedRecordOutlivesABrokerWhereThereAreSeveral() {
        assertThat(TOPICS.all()).allSatisfy(topic -> assertThat(topic.config())
                .containsEntry("min.insync.replicas", "2"));
    }

    @Test
    void theLargestRecordFitsIntoTheDeadLetters() {
        int room = bytesMax(Topics.DEAD_LETTERS);

        assertThat(TOPICS.all()).filteredOn(topic -> !topic.name().equals(Topics.DEAD_LETTERS))
                .allSatisfy(topic -> assertThat(bytesMax(topic.name())).isLessThan(room));
    }

    private static int bytesMax(String topic) {
        return Integer.parseInt(TOPICS.named(topic).config().getOrDefault("max.message.bytes", ""));
    }
}
