package io.tributary.schemas.topic;

import java.util.Map;

/**
 * One topic as every part of the hub sees it.
 *
 * @param key what the record key says, for people
 * @param partitions fixed when the topic is made: keys, stores and offsets depend on it
 * @param config broker settings of the topic
 */
public record Topic(String name, String key, int partitions, Map<String, String> config) {
    public Topic {
        config = Map.copyOf(config);
    }
}
