package io.tributary.processor.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much of the stores' changelogs is still to be read before their tasks can go on. */
final class RestoreProgress implements StateRestoreListener {
    /** By changelog partition, of those that are being restored. */
    private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();

    /** Records of all stores. */
    long remaining() {
        return remaining.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        remaining.put(changelog, end - start);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd,
            long restored) {
        remaining.computeIfPresent(changelog, (_, left) -> Math.max(0, left - restored));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        remaining.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        remaining.remove(changelog);
    }
}
