package io.tributary.schemas.topic;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topic catalogue: the one place where names, keys, partitions and retention stand. */
public final class Topics {
    /** Pushes as the gateway accepted them, and inquiries after them. */
    public static final String PUSHES = "tributary.pushes.v1";
    /** Receipts, for the gateway that asked. */
    public static final String REPLIES = "tributary.replies.v1";
    /** One record a change, in lane order. */
    public static final String CHANGES = "tributary.changes.v1";
    /** Conflicts opened and settled. */
    public static final String CONFLICTS = "tributary.conflicts.v1";
    /** The registry. */
    public static final String NODES = "tributary.nodes.v1";
    /** Who did what. */
    public static final String AUDIT = "tributary.audit.v1";
    /** What the projector has made visible. */
    public static final String HEADS = "tributary.heads.v1";
    /** What the vehicles answered, a chunk a record. */
    public static final String TELEMETRY = "tributary.telemetry.v1";
    /** Clean measurements of the vehicles, a chunk a record. */
    public static final String MEASUREMENTS = "tributary.measurements.v1";
    /** Alarms of the vehicles that are new or have been resolved. */
    public static final String ALARMS = "tributary.alarms.v1";
    /** The channels of each vehicle. */
    public static final String CHANNELS = "tributary.channels.v1";
    /** Cycles of the vehicles, and what their telemetry covers. */
    public static final String JOURNAL = "tributary.journal.v1";
    /** How far each vehicle has been pulled. */
    public static final String FLEET_PROGRESS = "tributary.fleet-progress.v1";
    /** Records that could not be processed, with the reason. */
    public static final String DEAD_LETTERS = "tributary.dead-letters.v1";

    private static final String LANE = "tenant/lane";
    private static final String NODE = "tenant/node";
    private static final int SMALL = 4;
    private static final int DEAD_LETTER_HEADERS_BYTES = 1 << 20;

    private final TopicSettings settings;

    public Topics(TopicSettings settings) {
        this.settings = settings;
    }

    /** Every topic of the hub. */
    public List<Topic> all() {
        int lanes = settings.lanePartitions();
        int vehicles = settings.vehiclePartitions();
        return List.of(
                new Topic(PUSHES, LANE, lanes,
                        deleted(settings.pushRetention(), settings.pushBytesMax())),
                new Topic(REPLIES, "none; the partition is the asking gateway's",
                        settings.replyPartitions(),
                        deleted(settings.replyRetention(), settings.recordBytesMax())),
                new Topic(CHANGES, "tenant/lane/type/id, partitioned by tenant/lane", lanes,
                        compacted(Map.of(MIN_COMPACTION_LAG_MS_CONFIG,
                                Long.toString(settings.changeHistory().toMillis())))),
                new Topic(CONFLICTS, LANE, lanes,
                        deleted(settings.longRetention(), settings.recordBytesMax())),
                new Topic(NODES,
                        "tenant, tenant/node, tenant/node/token, tenant/node/token/use,"
                                + " tenant/node/vehicle or"
                                + " tenant/user/user,"
                                + " partitioned by tenant",
                        SMALL, compacted(Map.of())),
                new Topic(AUDIT, "tenant, or `hub`", SMALL,
                        deleted(settings.auditRetention(), settings.recordBytesMax())),
                new Topic(HEADS, LANE, SMALL, compacted(Map.of())),
                new Topic(TELEMETRY, NODE, vehicles,
                        deleted(settings.telemetryRetention(), settings.recordBytesMax())),
                new Topic(MEASUREMENTS, NODE, vehicles,
                        deleted(settings.measurementRetention(), settings.recordBytesMax())),
                new Topic(ALARMS, NODE, vehicles,
                        deleted(settings.longRetention(), settings.recordBytesMax())),
                new Topic(CHANNELS, NODE, vehicles, compacted(Map.of())),
                new Topic(JOURNAL, NODE, vehicles,
                        deleted(settings.measurementRetention(), settings.recordBytesMax())),
                new Topic(FLEET_PROGRESS, NODE, vehicles, compacted(Map.of())),
                new Topic(DEAD_LETTERS, "the source record's", SMALL,
                        deleted(settings.longRetention(), deadLetterBytesMax())));
    }

    public Topic named(String name) {
        return all().stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
    }

    public TopicSettings settings() {
        return settings;
    }

    /** A dead letter is the largest record and the headers that say why, and must never not fit. */
    private int deadLetterBytesMax() {
        return Math.addExact(Math.max(settings.pushBytesMax(), settings.recordBytesMax()),
                DEAD_LETTER_HEADERS_BYTES);
    }

    private Map<String, String> deleted(Duration retention, int bytesMax) {
        return config(CLEANUP_POLICY_DELETE, bytesMax,
                Map.of(RETENTION_MS_CONFIG, Long.toString(retention.toMillis())));
    }

    private Map<String, String> compacted(Map<String, String> more) {
        return config(CLEANUP_POLICY_COMPACT, settings.recordBytesMax(), more);
    }

    private Map<String, String> config(String cleanup, int bytesMax, Map<String, String> more) {
        var config = new HashMap<>(more);
        config.put(CLEANUP_POLICY_CONFIG, cleanup);
        config.put(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytesMax));
        // An acknowledged record must outlive the loss of one broker, where there are several.
        config.put(MIN_IN_SYNC_REPLICAS_CONFIG,
                Integer.toString(Math.min(2, settings.replicationFactor())));
        return config;
    }
}
