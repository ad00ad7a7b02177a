package io.tributary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.cli.log.LogReader;
import io.tributary.cli.log.Span;
import io.tributary.cli.replay.PartitionReplay;
import io.tributary.cli.replay.ReplaySettings;
import io.tributary.cli.replay.Report;
import io.tributary.cli.replay.Totals;
import io.tributary.cli.replay.Window;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.LaneKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Goes through the range partition by partition, each with what it needs from before the range. */
final class WhatIf {
    /** A gateway's clock may go on between taking a push and writing its record. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final LogReader log;
    private final RangeOptions range;
    private final ReplaySettings settings;
    private final Policies current;
    private final Policies other;
    private final Report report;
    private final Totals totals;
    private final Progress progress;

    WhatIf(LogReader log, RangeOptions range, ReplaySettings settings, Policies current,
            Policies other, Report report, Totals totals, Progress progress) {
        this.log = log;
        this.range = range;
        this.settings = settings;
        this.current = current;
        this.other = other;
        this.report = report;
        this.totals = totals;
        this.progress = progress;
    }

    /**
     * A partition as it is when the run begins.
     *
     * @param changes the partition of the changes topic that holds the same lanes
     */
    private record Part(TopicPartition source, Span held, TopicPartition changes, Span history) {}

    void run() {
        var topic = switch (range.source()) {
            case PUSHES -> Topics.PUSHES;
            case CHANGES -> Topics.CHANGES;
        };
        int partitions = log.partitions(topic);
        // All ends are taken first: what comes while the replay goes on is not part of it.
        var parts = range.lane()
                .map(lane -> List.of(LanePartition.of(lane.toString(), partitions)))
                .orElseGet(() -> IntStream.range(0, partitions).boxed().toList()).stream()
                .map(partition -> part(topic, partition)).toList();
        for (var part : parts) {
            switch (range.source()) {
                case PUSHES -> pushes(part);
                case CHANGES -> changes(part);
            }
        }
    }

    private Part part(String topic, int partition) {
        var source = new TopicPartition(topic, partition);
        var changes = new TopicPartition(Topics.CHANGES, partition);
        return new Part(source, log.span(source), changes, log.span(changes));
    }

    private void pushes(Part part) {
        var span = readable(part);
        boolean whole = span.start() == 0;
        var since = whole && range.since().isEmpty() ? Instant.MIN : since(part, span);
        var replay = replay(since, whole);
        if (!since.equals(Instant.MIN)) {
            restore(part, replay);
        }
        read(part.source(), span, (key, record) -> replay.take(request(key, record),
                record.timestamp()), replay);
        replay.end();
    }

    /** From a while before the range on, as far as Kafka still holds it. */
    private Span readable(Part part) {
        return range.since()
                .map(since -> part.held().from(log.offsetAt(part.source(),
                        since.minus(range.lookBack()).minus(SLACK), part.held())))
                .orElse(part.held());
    }

    /** Where the replay begins: as asked for, but not before the oldest push that Kafka still holds. */
    private Instant since(Part part, Span span) {
        var asked = range.since().orElse(Instant.MIN);
        if (part.held().start() == 0 || span.start() > part.held().start()) {
            return asked;
        }
        var oldest = log.first(part.source(), span).map(WhatIf::receivedAt)
                .orElse(Instant.MIN);
        return asked.isAfter(oldest) ? asked : oldest;
    }

    private static Instant receivedAt(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Codecs.LANE_REQUEST.read(record.value()) instanceof Push push
                    ? push.receivedAt()
                    : Instant.ofEpochMilli(record.timestamp());
        } catch (UnreadableEvent _) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    private void changes(Part part) {
        var since = range.since().orElse(Instant.MIN);
        var replay = replay(since, true);
        restore(part, replay);
        read(part.changes(), part.history(), (key, record) -> replay.take(change(record)), replay);
        replay.end();
    }

    private PartitionReplay replay(Instant since, boolean fromTheStart) {
        return new PartitionReplay(settings, current, other, new Window(since, range.until()),
                fromTheStart, range::holds, report, totals);
    }

    private void restore(Part part, PartitionReplay replay) {
        read(part.changes(), part.history(), (key, record) -> replay.restore(change(record)),
                replay);
    }

    private void read(TopicPartition partition, Span span,
            BiConsumer<LaneKey, ConsumerRecord<byte[], byte[]>> each, PartitionReplay replay) {
        progress.begin(partition.toString(), span.length());
        log.read(partition, span, record -> {
            progress.step();
            try {
                lane(record).filter(range::holds).ifPresent(lane -> each.accept(lane, record));
            } catch (UnreadableEvent _) {
                replay.unreadable();
            }
        });
    }

    /** Empty for the marker that an entity's tombstone is gone. */
    private static Optional<LaneKey> lane(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        var key = new String(record.key(), UTF_8);
        return Optional.of(record.topic().equals(Topics.CHANGES) ? ChangeCodec.laneOf(key)
                : laneKey(key));
    }

    private static LaneKey laneKey(String key) {
        try {
            return LaneKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("not a lane: " + key, e);
        }
    }

    private static LaneRequest request(LaneKey key, ConsumerRecord<byte[], byte[]> record) {
        var request = Codecs.LANE_REQUEST.read(record.value());
        if (!request.lane().equals(key)) {
            throw new UnreadableEvent("the key is not the request's lane: " + key);
        }
        return request;
    }

    private static Change change(ConsumerRecord<byte[], byte[]> record) {
        return ChangeCodec.read(new String(record.key(), UTF_8), record.value());
    }
}
