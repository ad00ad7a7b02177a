package io.tributary.gateway.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.operations.OperationsJson.BacklogJson;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.NodeKey;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What of one node's has not come through. */
public final class Backlog {
    private static final int LETTERS = 100;

    private final KafkaReach kafka;
    private final GroupPositions groups;
    private final RegistryView registry;
    private final DeadLetters letters;
    private final OperationsSettings settings;

    public Backlog(KafkaReach kafka, RegistryView registry, DeadLetters letters,
            OperationsSettings settings) {
        this.kafka = kafka;
        this.groups = new GroupPositions(kafka, settings);
        this.registry = registry;
        this.letters = letters;
        this.settings = settings;
    }

    /** @throws ProblemException if there is no such node */
    BacklogJson of(NodeId id) {
        var node = registry.node(id);
        var tenant = node == null ? null : registry.tenant(node.tenant());
        if (node == null || tenant == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "there is no such node");
        }
        var waiting = new Waiting(id);
        try (var reading = new TopicReading(kafka.consumers().get(), settings.timeout())) {
            var from = from(tenant, reading);
            reading.read(from, reading.ends(from.keySet()), waiting::take);
        }
        return new BacklogJson(id.value(), tenant.tenant().value(), node.code(), node.name(),
                node.protocol().name().toLowerCase(Locale.ROOT), waiting.pushes, waiting.oldest,
                waiting.more, letters.list(letter -> isOf(node, letter), LETTERS).letters());
    }

    /** Where the processor stands in the partitions of the tenant's lanes. */
    private Map<TopicPartition, Long> from(RegistryEntry.Tenant tenant, TopicReading reading) {
        int partitions = kafka.topics().named(Topics.PUSHES).partitions();
        var lanes = IntStream.range(0, tenant.lanes())
                .mapToObj(lane -> new LaneKey(tenant.tenant(), lane))
                .map(lane -> new TopicPartition(Topics.PUSHES,
                        LanePartition.of(lane.toString(), partitions)))
                .collect(Collectors.toSet());
        var from = new HashMap<TopicPartition, Long>(reading.beginnings(lanes));
        var positions = groups.read();
        from.replaceAll((partition, beginning) -> Math.max(beginning,
                positions.getOrDefault(partition, 0L)));
        return from;
    }

    private static boolean isOf(RegistryEntry.Node node, ConsumerRecord<byte[], byte[]> letter) {
        var push = push(letter);
        return push != null ? push.node().equals(node.node())
                : letter.key() != null && new String(letter.key(), UTF_8)
                        .equals(new NodeKey(node.tenant(), node.node()).toString());
    }

    /** Null if the record is no push that can be read. */
    private static @Nullable Push push(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() != null
                    && Codecs.LANE_REQUEST.read(record.value()) instanceof Push push ? push : null;
        } catch (UnreadableEvent e) {
            return null;
        }
    }

    private final class Waiting {
        private final NodeId node;
        private final Map<Integer, Integer> looked = new HashMap<>();
        private long pushes;
        private @Nullable Instant oldest;
        private boolean more;

        Waiting(NodeId node) {
            this.node = node;
        }

        boolean take(ConsumerRecord<byte[], byte[]> record) {
            var push = push(record);
            if (push != null && push.node().equals(node)) {
                pushes++;
                var at = Instant.ofEpochMilli(record.timestamp());
                oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
            }
            boolean enough = looked.merge(record.partition(), 1, Integer::sum) >= settings
                    .waitingRecordsMax();
            more |= enough;
            return !enough;
        }
    }
}
