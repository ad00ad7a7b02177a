package io.tributary.schemas.topic;

import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs from one installation to the next.
 *
 * @param lanePartitions partitions of pushes, changes and conflicts, 1 to 1,000
 * @param replyPartitions partitions of the replies, 1 to 1,000; more gateways than this share some
 * @param vehiclePartitions partitions of all that is keyed by vehicle, 1 to 1,000
 * @param replicationFactor 3 in production, 1 for a single broker
 * @param pushRetention how long pushes stay readable
 * @param replyRetention how long replies stay readable
 * @param telemetryRetention how long the vehicles' answers stay readable
 * @param measurementRetention how long clean measurements and the vehicles' journal stay readable
 * @param longRetention how long conflicts, alarms and dead letters stay readable
 * @param auditRetention how long the audit stays readable
 * @param changeHistory how long the changes topic keeps every change before it keeps the latest only
 * @param pushBytesMax the largest record of the pushes topic, in bytes
 * @param recordBytesMax the largest record of every other topic, in bytes; a receipt of 5,000 outcomes
 *        with the longest ids has some 5 MiB
 * @param compression how producers pack records; each is packed and unpacked three times
 */
@ConfigurationProperties("tributary.topics")
public record TopicSettings(@DefaultValue("24") int lanePartitions,
        @DefaultValue("16") int replyPartitions, @DefaultValue("12") int vehiclePartitions,
        @DefaultValue("3") int replicationFactor, @DefaultValue("7d") Duration pushRetention,
        @DefaultValue("1h") Duration replyRetention,
        @DefaultValue("7d") Duration telemetryRetention,
        @DefaultValue("30d") Duration measurementRetention,
        @DefaultValue("90d") Duration longRetention,
        @DefaultValue("400d") Duration auditRetention, @DefaultValue("7d") Duration changeHistory,
        @DefaultValue("20971520") int pushBytesMax, @DefaultValue("8388608") int recordBytesMax,
        @DefaultValue("lz4") Compression compression) {

    /** What a record batch can be packed with. */
    public enum Compression {
        NONE,
        LZ4,
        ZSTD;

        /** As a producer's {@code compression.type}. */
        public String type() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TopicSettings {
        atLeast("lanePartitions", lanePartitions, 1);
        atLeast("replyPartitions", replyPartitions, 1);
        atLeast("vehiclePartitions", vehiclePartitions, 1);
        atLeast("replicationFactor", replicationFactor, 1);
        atLeast("pushBytesMax", pushBytesMax, 1 << 20);
        atLeast("recordBytesMax", recordBytesMax, 1 << 20);
        positive("pushRetention", pushRetention);
        positive("replyRetention", replyRetention);
        positive("telemetryRetention", telemetryRetention);
        positive("measurementRetention", measurementRetention);
        positive("longRetention", longRetention);
        positive("auditRetention", auditRetention);
        positive("changeHistory", changeHistory);
        if (lanePartitions > 1000 || replyPartitions > 1000 || vehiclePartitions > 1000) {
            throw new IllegalArgumentException("a topic has at most 1000 partitions");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be longer than nothing: " + value);
        }
    }

    private static void atLeast(String name, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum + ": "
                    + value);
        }
    }
}
