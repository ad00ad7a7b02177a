package io.tributary.gateway.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads stretches of partitions up to where they end now, committed records alone, in no group. */
final class TopicReading implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Duration timeout;

    TopicReading(Consumer<byte[], byte[]> consumer, Duration timeout) {
        this.consumer = consumer;
        this.timeout = timeout;
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions, timeout);
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions, timeout);
    }

    /**
     * Hands on what stands between the places and the ends.
     *
     * @param more whether the rest of the record's partition is wanted too
     * @throws TimeoutException if it takes too long
     */
    void read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends,
            Predicate<ConsumerRecord<byte[], byte[]>> more) {
        var open = new HashSet<TopicPartition>();
        from.forEach((partition, place) -> {
            if (place < ends.getOrDefault(partition, 0L)) {
                open.add(partition);
            }
        });
        consumer.assign(open);
        open.forEach(partition -> consumer.seek(partition,
                from.getOrDefault(partition, 0L)));
        long began = System.nanoTime();
        while (!open.isEmpty()) {
            if (System.nanoTime() - began > timeout.toNanos()) {
                throw new TimeoutException("the records could not be read in time");
            }
            poll(open, ends, more);
        }
    }

    private void poll(Set<TopicPartition> open, Map<TopicPartition, Long> ends,
            Predicate<ConsumerRecord<byte[], byte[]>> more) {
        for (var record : consumer.poll(POLL)) {
            var partition = new TopicPartition(record.topic(), record.partition());
            if (open.contains(partition) && !more.test(record)) {
                open.remove(partition);
            }
        }
        open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition,
                0L));
        var done = new ArrayList<>(consumer.assignment());
        done.removeAll(open);
        consumer.pause(done);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
