package io.tributary.projector.consume;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records that were polled and are not yet in Postgres, by partition. What a poll may bring and one
 * unfinished push bound its size.
 */
final class Backlog {
    private final Map<TopicPartition, Waiting> partitions = new LinkedHashMap<>();
    private final int rowsMax;
    private final long bytesMax;

    Backlog(int rowsMax, long bytesMax) {
        this.rowsMax = rowsMax;
        this.bytesMax = bytesMax;
    }

    /** Starts a partition, empty, at the position that Postgres holds. */
    void place(TopicPartition partition, long position) {
        partitions.put(partition, new Waiting(position));
    }

    void drop(Collection<TopicPartition> gone) {
        gone.forEach(partitions::remove);
    }

    void add(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            var waiting = partitions.get(partition);
            if (waiting == null) {
                throw new IllegalStateException("polled before it was placed: " + partition);
            }
            for (var record : polled.records(partition)) {
                waiting.records.add(Received.of(record));
            }
        }
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(partitions.keySet());
    }

    /** How many records of the partition wait. */
    int waiting(TopicPartition partition) {
        var waiting = partitions.get(partition);
        return waiting == null ? 0 : waiting.records.size();
    }

    /** When the first of them was written; null if none waits. */
    @Nullable
    Instant oldest(TopicPartition partition) {
        var waiting = partitions.get(partition);
        return waiting == null || waiting.records.isEmpty() ? null
                : waiting.records.getFirst().writtenAt();
    }

    /** The next batch, which stays here until it is {@link #settle settled}; empty if none is ready. */
    Batch next(Predicate<TopicPartition> caughtUp) {
        var parts = new ArrayList<Batch.Part>();
        int rows = rowsMax;
        long bytes = bytesMax;
        for (var entry : partitions.entrySet()) {
            var waiting = entry.getValue();
            if (waiting.records.isEmpty() || rows <= 0 || bytes <= 0) {
                continue;
            }
            int length = waiting.cut(caughtUp.test(entry.getKey()), rows, bytes);
            if (length > 0) {
                var part = new Batch.Part(entry.getKey(), waiting.position,
                        List.copyOf(waiting.records.subList(0, length)));
                parts.add(part);
                rows -= length;
                bytes -= part.received().stream().mapToLong(Received::bytes).sum();
            }
        }
        return new Batch(List.copyOf(parts));
    }

    /** Postgres will never take this record: from now on it is a dead letter in its place. */
    void refuse(Received record, String reason) {
        partitions.values().forEach(waiting -> waiting.records
                .replaceAll(one -> one.equals(record) ? one.refused(reason) : one));
    }

    /** The batch is in Postgres. */
    void settle(Batch batch) {
        for (var part : batch.parts()) {
            var waiting = partitions.get(part.partition());
            if (waiting != null) {
                waiting.records.subList(0, part.received().size()).clear();
                waiting.position = part.next();
            }
        }
    }

    /** A partition's records behind the position that Postgres holds. */
    private static final class Waiting {
        private final List<Received> records = new ArrayList<>();
        private long position;

        private Waiting(long position) {
            this.position = position;
        }

        private int cut(boolean caughtUp, int rowsMax, long bytesMax) {
            return Cut.length(records.stream().map(Cut.Piece::of).toList(), caughtUp, rowsMax,
                    bytesMax);
        }
    }
}
