package io.tributary.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the hub's topics come to be. */
@HubInfrastructure
class TopicProvisionerIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final KafkaFixture kafka;
    private final Topics topics;
    private final Admin admin;

    TopicProvisionerIT(KafkaFixture kafka) {
        this.kafka = kafka;
        topics = kafka.topics();
        admin = Admin.create(kafka.clientConfig());
    }

    @BeforeEach
    void clear() {
        kafka.clear();
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void everyTopicIsMadeAsTheCatalogueSays() throws Exception {
        provisioner(topics).provision();

        for (Topic topic : topics.all()) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
            var config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(described(topic).partitions()).hasSize(topic.partitions());
            topic.config().forEach((name, value) -> assertThat(config.get(name).value())
                    .as(topic.name() + " " + name).isEqualTo(value));
        }
    }

    @Test
    void doingItAgainChangesNothing() throws Exception {
        provisioner(topics).provision();
        var before = described(topics.named(Topics.CHANGES)).topicId();

        provisioner(topics).provision();

        assertThat(described(topics.named(Topics.CHANGES)).topicId()).isEqualTo(before);
    }

    @Test
    void severalApplicationsMayDoItAtOnce() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = IntStream.range(0, 6)
                    .mapToObj(_ -> executor.submit(provisioner(topics)::provision)).toList();

            assertThat(runs).allSatisfy(run -> assertThatCode(run::get)
                    .doesNotThrowAnyException());
        }
    }

    @Test
    void aTopicWithOtherPartitionsIsRefusedByName() throws Exception {
        admin.createTopics(List.of(new NewTopic(Topics.CHANGES, 7, (short) 1))).all()
                .get();

        assertThatIllegalStateException().isThrownBy(provisioner(topics)::provision)
                .withMessageContaining(Topics.CHANGES).withMessageContaining("7 partitions");
    }

    @Test
    void brokersThatDoNotAnswerAreNamedAsTheReason() {
        var nobody = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:1");

        assertThatIllegalStateException().isThrownBy(
                () -> new TopicProvisioner(nobody, topics, Duration.ofMillis(300)).provision())
                .withMessageContaining("no answer from the Kafka brokers");
    }

    private TopicProvisioner provisioner(Topics wanted) {
        return new TopicProvisioner(kafka.clientConfig(), wanted, TIMEOUT);
    }

    private TopicDescription described(Topic topic)
            throws ExecutionException, InterruptedException {
        return Objects.requireNonNull(admin.describeTopics(List.of(topic.name())).allTopicNames()
                .get().get(topic.name()));
    }
}
