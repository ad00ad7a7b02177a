package io.tributary.processor.runtime;

import io.tributary.processor.topology.Observer;
import io.tributary.processor.topology.PushTraces;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.topic.TopicSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The processor's parts as the application would put them together. */
final class ProcessorFixture {
    private ProcessorFixture() {}

    /** The defaults, apart from what is named. */
    static ProcessorSettings settings(Map<String, Object> named) {
        return bound("tributary.processor", named, ProcessorSettings.class);
    }

    /** The defaults on a single broker. */
    static TopicSettings topics(int lanePartitions, int replyPartitions) {
        return bound("tributary.topics", Map.of("lane-partitions", lanePartitions,
                "reply-partitions", replyPartitions, "vehicle-partitions", 2,
                "replication-factor", 1),
                TopicSettings.class);
    }

    static Topology topology(TopicSettings topics, Observer observer) {
        return new ProcessorConfiguration().topology(settings(Map.of()), topics, Policies.NONE,
                observer, PushTraces.NO_STEP);
    }

    private static <T> T bound(String prefix, Map<String, Object> named, Class<T> type) {
        var properties = new HashMap<String, Object>();
        named.forEach((name, value) -> properties.put(prefix + "." + name, value.toString()));
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix,
                type);
    }
}
