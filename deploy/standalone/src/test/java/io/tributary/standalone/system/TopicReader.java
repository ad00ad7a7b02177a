package io.tributary.standalone.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whatever of a topic is committed now, from its beginning. */
final class TopicReader {
    private TopicReader() {}

    static List<ConsumerRecord<byte[], byte[]>> read(Map<String, Object> client, String topic) {
        try (var consumer = consumer(client)) {
            return read(consumer, topic);
        }
    }

    /** And tells the group of the configuration that it has read it. */
    static List<ConsumerRecord<byte[], byte[]>> readAndCommit(Map<String, Object> client,
            String topic) {
        try (var consumer = consumer(client)) {
            var all = read(consumer, topic);
            consumer.commitSync();
            return all;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client) {
        var config = new HashMap<>(client);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(all::add);
        }
        return all;
    }
}
