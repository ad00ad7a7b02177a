package io.tributary.gateway.operations;

import static java.util.stream.Collectors.toMap;

import io.tributary.gateway.canary.Canary;
import io.tributary.gateway.operations.OperationsJson.CanaryJson;
import io.tributary.gateway.operations.OperationsJson.LagJson;
import io.tributary.gateway.operations.OperationsJson.PartitionJson;
import io.tributary.gateway.operations.OperationsJson.StageJson;
import io.tributary.schemas.codec.ChangeIndex;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.LaneKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** How far each stage is behind what it reads, and each lane behind what was decided. */
public final class Lag {
    /** Of which waiting records are looked at; of others a gateway may know the numbers alone. */
    private static final Set<String> READ = Set.of(Topics.PUSHES, Topics.CHANGES);

    private final KafkaReach kafka;
    private final GroupPositions groups;
    private final ToLongFunction<LaneKey> visible;
    private final Canary canary;
    private final OperationsSettings settings;
    private final InstantSource clock;

    /** @param visible the highest number of a lane that readers can see; 0 for none */
    public Lag(KafkaReach kafka, ToLongFunction<LaneKey> visible, Canary canary,
            OperationsSettings settings, InstantSource clock) {
        this.kafka = kafka;
        this.groups = new GroupPositions(kafka, settings);
        this.visible = visible;
        this.canary = canary;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws org.apache.kafka.common.KafkaException if Kafka does not say */
    LagJson now() {
        var positions = groups.read();
        try (var reading = new TopicReading(kafka.consumers().get(), settings.timeout())) {
            var all = Arrays.stream(Stage.values()).flatMap(stage -> stage.topics().stream())
                    .flatMap(this::partitions).toList();
            var ends = reading.ends(all);
            var beginnings = reading.beginnings(all);
            var waiting = new Waiting(positions, beginnings);
            reading.read(waiting.from(ends), ends, waiting::take);
            return new LagJson(clock.instant(), Arrays.stream(Stage.values())
                    .map(stage -> stage(stage, waiting, ends)).toList(), waiting.lanes.behind(),
                    waiting.more, canary());
        }
    }

    private StageJson stage(Stage stage, Waiting waiting, Map<TopicPartition, Long> ends) {
        var partitions = stage.topics().stream().flatMap(this::partitions)
                .map(partition -> waiting.of(partition, end(ends, partition))).toList();
        var oldest = stage == Stage.PROJECTOR ? waiting.lanes.oldestUnseenAt()
                : partitions.stream().flatMap(it -> Stream.ofNullable(it.oldestAt()))
                        .min(Comparator.naturalOrder()).orElse(null);
        return new StageJson(stage.text(), stage.group(settings),
                partitions.stream().mapToLong(PartitionJson::lag).sum(), oldest, partitions);
    }

    private CanaryJson canary() {
        return new CanaryJson(canary.settings().enabled(), canary.answerAge().toSeconds(),
                canary.visibleAge().toSeconds(), canary.stalled());
    }

    private Stream<TopicPartition> partitions(String topic) {
        return IntStream.range(0, kafka.topics().named(topic).partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition));
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** What stands behind the positions of those who read. */
    private final class Waiting {
        private final Map<TopicPartition, Long> positions;
        private final Map<TopicPartition, Long> beginnings;
        private final Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first = new HashMap<>();
        private final LaneTails lanes = new LaneTails(visible);
        private boolean more;

        Waiting(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> beginnings) {
            this.positions = positions;
            this.beginnings = beginnings;
        }

        Map<TopicPartition, Long> from(Map<TopicPartition, Long> ends) {
            return ends.keySet().stream().filter(partition -> READ.contains(partition.topic()))
                    .collect(toMap(partition -> partition, partition -> isChanges(partition)
                            ? Math.max(beginning(partition),
                                    Math.min(position(partition), end(ends, partition))
                                            - settings.tailRecords())
                            : position(partition)));
        }

        boolean take(ConsumerRecord<byte[], byte[]> record) {
            var partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() >= position(partition)) {
                first.putIfAbsent(partition, record);
            }
            if (!isChanges(partition)) {
                return false;
            }
            note(record);
            boolean enough = record.offset() - position(partition) >= settings
                    .waitingRecordsMax();
            more |= enough;
            return !enough;
        }

        private void note(ConsumerRecord<byte[], byte[]> record) {
            if (record.value() == null) {
                return;
            }
            try {
                lanes.add(ChangeIndex.read(new String(record.key(), StandardCharsets.UTF_8),
                        record.value()), Instant.ofEpochMilli(record.timestamp()));
            } catch (UnreadableEvent e) {
                // It will be a dead letter; it is nobody's lane.
            }
        }

        /** Behind the last record there may be marks of transactions, which nobody waits for. */
        PartitionJson of(TopicPartition partition, long end) {
            var record = first.get(partition);
            long lag = !READ.contains(partition.topic()) ? end - position(partition)
                    : record == null ? 0 : end - record.offset();
            return new PartitionJson(partition.topic(), partition.partition(),
                    positions.get(partition), end, Math.max(0, lag),
                    record == null ? null : Instant.ofEpochMilli(record.timestamp()));
        }

        private long position(TopicPartition partition) {
            return Math.max(beginning(partition), positions.getOrDefault(partition, 0L));
        }

        private long beginning(TopicPartition partition) {
            return beginnings.getOrDefault(partition, 0L);
        }

        private static boolean isChanges(TopicPartition partition) {
            return partition.topic().equals(Topics.CHANGES);
        }
    }
}
