package io.tributary.schemas.topic;

import org.apache.kafka.common.TopicPartition;

/** Where a record stands, written {@code topic-partition@offset}. */
public record RecordPlace(String topic, int partition, long offset) {
    /** @throws IllegalArgumentException if the text names no place */
    public static RecordPlace parse(String text) {
        int at = text.lastIndexOf('@');
        int dash = text.lastIndexOf('-', at);
        if (dash <= 0) {
            throw new IllegalArgumentException("'" + text + "' is no topic-partition@offset");
        }
        return new RecordPlace(text.substring(0, dash),
                Integer.parseInt(text.substring(dash + 1, at)),
                Long.parseLong(text.substring(at + 1)));
    }

    public TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
