package io.tributary.schemas.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The partition of a key: Kafka's own murmur2, so that other clients find the same one. */
public final class LanePartition {
    private LanePartition() {}

    /** The partition, out of {@code partitions}, of the key that this text is. */
    public static int of(String key, int partitions) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }
}
