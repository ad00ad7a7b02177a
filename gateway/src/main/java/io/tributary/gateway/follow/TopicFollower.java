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
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final String topic;
    private final List<TopicPartition> partitions;
    private final Start start;
    private final java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> onRecord;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final ConsumerThread thread;

    public TopicFollower(String topic, Collection<Integer> partitions, Start start,
            Supplier<Consumer<byte[], byte[]>> consumers,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> onRecord) {
        this.topic = topic;
        this.partitions = partitions.stream().map(p -> new TopicPartition(topic, p)).toList();
        this.start = start;
        this.onRecord = onRecord;
        thread = new ConsumerThread("follow-" + topic, consumers, new Following(), CLOSE);
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
        thread.close();
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        consumer.assign(partitions);
        place(consumer);
        var ends = new HashMap<>(consumer.endOffsets(partitions));
        while (!thread.isClosing()) {
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

    /** Goes on where the consumer before has stopped. */
    private final class Following implements ConsumerThread.Work {
        @Override
        public void use(Consumer<byte[], byte[]> consumer) {
            follow(consumer);
        }

        @Override
        public void failed(RuntimeException e, Duration pause) {
            LOG.warn("reading {} failed and begins again in {} s", topic, pause.toSeconds(), e);
        }
    }
}
