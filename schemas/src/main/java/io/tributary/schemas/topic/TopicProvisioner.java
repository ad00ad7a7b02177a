package io.tributary.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the hub's topics where they are missing, and refuses to go on with other partitions. */
public final class TopicProvisioner {
    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);

    private static final long PAUSE_MILLIS = 20;

    private final Map<String, Object> adminConfig;
    private final Topics topics;
    private final Duration timeout;

    /** @param timeout how long to wait for the brokers, at each step */
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
        var admin = Admin.create(adminConfig);
        try {
            long start = System.nanoTime();
            create(admin, missing(admin));
            // A broker hears of a new topic a moment later, and Streams gives up on one that its
            // broker does not know. Besides, another application may have made it otherwise.
            while (!missing(admin).isEmpty()) {
                if (System.nanoTime() - start > timeout.toNanos()) {
                    throw new TimeoutException();
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "no answer from the Kafka brokers within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("can't make the topics: " + e.getCause(), e);
        } finally {
            // An ordinary close would wait on for brokers that have not answered.
            admin.close(Duration.ZERO);
        }
    }

    /** The topics that are not there yet; those that are must have the right partitions. */
    private List<Topic> missing(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        var all = topics.all();
        var described = admin.describeTopics(all.stream().map(Topic::name).toList())
                .topicNameValues();
        var missing = new ArrayList<Topic>();
        for (Topic topic : all) {
            try {
                check(topic, answer(described.get(topic.name())).partitions().size());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                missing.add(topic);
            }
        }
        return missing;
    }

    private static void check(Topic topic, int partitions) {
        if (partitions != topic.partitions()) {
            throw new IllegalStateException("topic " + topic.name() + " has " + partitions
                    + " partitions, but the settings say " + topic.partitions()
                    + "; the number can never change, so correct the setting"
                    + " tributary.topics.*-partitions");
        }
    }

    private void create(Admin admin, List<Topic> missing)
            throws InterruptedException, ExecutionException, TimeoutException {
        var made = admin.createTopics(missing.stream().map(this::wanted).toList()).values();
        for (Topic topic : missing) {
            try {
                answer(made.get(topic.name()));
                LOG.info("made topic {} with {} partitions", topic.name(), topic.partitions());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private NewTopic wanted(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(),
                (short) topics.settings().replicationFactor()).configs(topic.config());
    }

    private <T> T answer(@Nullable KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return Objects.requireNonNull(future).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
