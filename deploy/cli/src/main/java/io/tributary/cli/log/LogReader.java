package io.tributary.cli.log;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed records and leaves no trace: it is in no group, commits nothing and makes no topic.
 * Every method throws {@link org.apache.kafka.common.KafkaException} if Kafka can't be reached.
 */
public final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration patience;

    /**
     * @param client how to reach Kafka; what would leave a trace is overruled
     * @param patience how long Kafka may be silent
     */
    public LogReader(Map<String, Object> client, Duration patience) {
        this.patience = patience;
        var config = new HashMap<>(client);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(patience.toMillis()));
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** How many partitions the topic has. */
    public int partitions(String topic) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) {
            throw new Unusable("this Kafka has no topic " + topic);
        }
        return partitions.size();
    }

    /** What the partition holds at this moment. */
    public Span span(TopicPartition partition) {
        var one = List.of(partition);
        return new Span(consumer.beginningOffsets(one).getOrDefault(partition, 0L),
                consumer.endOffsets(one).getOrDefault(partition, 0L));
    }

    /** The first offset whose record's time is not before this one; the span's end if none is. */
    public long offsetAt(TopicPartition partition, Instant time, Span span) {
        long millis = Math.max(0, time.toEpochMilli());
        var found = consumer.offsetsForTimes(Map.of(partition, millis)).get(partition);
        return found == null ? span.end() : Math.min(found.offset(), span.end());
    }

    /** The first record of the span; empty if it holds none. */
    public Optional<ConsumerRecord<byte[], byte[]>> first(TopicPartition partition, Span span) {
        seek(partition, span);
        while (consumer.position(partition) < span.end()) {
            for (var record : poll(partition)) {
                return Optional.of(record).filter(it -> it.offset() < span.end());
            }
        }
        return Optional.empty();
    }

    /** Every record of the span, in order. */
    public void read(TopicPartition partition, Span span,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        seek(partition, span);
        while (consumer.position(partition) < span.end()) {
            for (var record : poll(partition)) {
                if (record.offset() < span.end()) {
                    each.accept(record);
                }
            }
        }
    }

    private void seek(TopicPartition partition, Span span) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, span.start());
    }

    /** Comes back with records, or at least past markers of transactions that hold none. */
    private Iterable<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition) {
        long position = consumer.position(partition);
        long silentSince = System.nanoTime();
        while (true) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty() || consumer.position(partition) > position) {
                return records;
            }
            if (System.nanoTime() - silentSince > patience.toNanos()) {
                throw new TimeoutException("no records from " + partition + " within "
                        + patience.toSeconds() + " s");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
