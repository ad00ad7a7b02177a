package io.tributary.schemas.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the hub's topics where they are missing, and refuses to go on with other partitions. */
public final class TopicProvisioner {
    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);

    private final Map<String, Object> adminConfig;
    private final Topics topics;
    private final Duration timeout;

    /** @param timeout how long to wait for the brokers in all */
    public TopicProvisioner(Map<String, Object> adminConfig, Topics topics, Duration timeout) {
        this.adminConfig = adminConfig;
        this.topics = topics;
        this.timeout = timeout;
    }

    /**
     * Safe to run in every application at once; existing topics are left as they are.
     *
     * @throws IllegalStateException if the brokers do not answer in time, or a topic exists with
     *         another number of partitions: keys and state stores would no longer meet
     */
    public void provision() {
        try (var admin = Admin.create(adminConfig)) {
            for (Topic topic : topics.all()) {
                var existing = describe(admin, topic.name());
                if (existing == null) {
                    create(admin, topic);
                } else if (existing.partitions().size() != topic.partitions()) {
                    throw new IllegalStateException("topic " + topic.name() + " has "
                            + existing.partitions().size() + " partitions, but the settings say "
                            + topic.partitions() + "; the number can never change, so correct"
                            + " the setting tributary.topics.*-partitions");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "no answer from the Kafka brokers within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("can't make the topics: " + e.getCause(), e);
        }
    }

    private @Nullable TopicDescription describe(Admin admin, String name)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return admin.describeTopics(List.of(name)).allTopicNames()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS).get(name);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    private void create(Admin admin, Topic topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        var wanted = new NewTopic(topic.name(), topic.partitions(),
                (short) topics.settings().replicationFactor()).configs(topic.config());
        try {
            admin.createTopics(List.of(wanted)).all()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("made topic {} with {} partitions", topic.name(), topic.partitions());
        } catch (ExecutionException e) {
            // Another application of the hub was faster; it took the same settings.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
