package io.tributary.gateway.follow;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads partitions of a topic on a thread of its own, outside of any consumer group, and goes on
 * where it was when its consumer fails.
 */
public final class TopicFollower implements AutoCloseable {
    /** Where reading begins. */
    public enum Start {
        /** At the first record: for what is held in memory as a whole. */
        FIRST,
        /** Behind the last record: for what is only news. */
        END
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final String topic;
    private final List<TopicPartition> partitions;
    private final Start start;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> onRecord;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    public TopicFollower(String topic, Collection<Integer> partitions, Start start,
            Supplier<Consumer<byte[], byte[]>> consumers,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> onRecord) {
        this.topic = topic;
        this.partitions = partitions.stream().map(p -> new TopicPartition(topic, p)).toList();
        this.start = start;
        this.consumers = consumers;
        this.onRecord = onRecord;
        thread = Thread.ofPlatform().name("follow-" + topic).daemon().unstarted(this::run);
    }

    /** Returns when everything that was there has been read, or the end has been found. */
    public void start(Duration timeout) {
        thread.start();
        try {
            ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + topic, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "topic " + topic + " could not be read within " + timeout.toSeconds() + " s",
                    e);
        }
    }

    /** Whether it has caught up once and goes on reading. */
    public boolean isReading() {
        return ready.isDone() && thread.isAlive();
    }

    /** Everything of the partition before this offset has been handed on. */
    public long position(int partition) {
        return next.getOrDefault(new TopicPartition(topic, partition), 0L);
    }

    @Override
    public void close() {
        closing = true;
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try (var consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                // Only close() wakes it.
            } catch (RuntimeException e) {
                // Whatever it was: a gateway that stops reading would be deaf for good.
                LOG.warn("reading {} failed and begins again in {} s", topic, PAUSE.toSeconds(),
                        e);
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        consumer.assign(partitions);
        place(consumer);
        var ends = new HashMap<>(consumer.endOffsets(partitions));
        while (!closing) {
            if (!ready.isDone() && ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                ready.complete(null);
            }
            for (var record : consumer.poll(POLL)) {
                handle(record);
                next.put(new TopicPartition(topic, record.partition()), record.offset() + 1);
            }
            // Beyond the last record there may be the marks of transactions.
            partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
        }
    }

    private void place(Consumer<byte[], byte[]> consumer) {
        for (var partition : partitions) {
            var resume = next.get(partition);
            if (resume != null) {
                consumer.seek(partition, resume);
            } else if (start == Start.FIRST) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seekToEnd(List.of(partition));
                // Seeking is lazy; only asking for the position makes it so.
                next.put(partition, consumer.position(partition));
            }
        }
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) {
        try {
            onRecord.accept(record);
        } catch (RuntimeException e) {
            // A bad record stops only itself.
            LOG.error("passed over {}-{}@{}", topic, record.partition(), record.offset(), e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }
}
