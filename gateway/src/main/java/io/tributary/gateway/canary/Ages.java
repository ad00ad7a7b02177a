package io.tributary.gateway.canary;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * When the latest pushes were sent that came through, in nanoseconds of the caller's clock. Until one
 * does, the beginning counts, so that nothing is late before it could have come.
 */
final class Ages {
    private final AtomicLong answered;
    private final AtomicLongArray visible;

    Ages(int partitions, long began) {
        answered = new AtomicLong(began);
        var all = new long[partitions];
        Arrays.fill(all, began);
        visible = new AtomicLongArray(all);
    }

    void answered(long sent) {
        answered.accumulateAndGet(sent, Ages::later);
    }

    void visible(int partition, long sent) {
        visible.accumulateAndGet(partition, sent, Ages::later);
    }

    Duration sinceAnswered(long now) {
        return Duration.ofNanos(now - answered.get());
    }

    /** Of the partition where it is the shortest. */
    Duration sinceVisible(long now) {
        return partitions().mapToObj(partition -> sinceVisible(partition, now))
                .min(Duration::compareTo).orElseThrow();
    }

    Duration sinceVisible(int partition, long now) {
        return Duration.ofNanos(now - visible.get(partition));
    }

    /** The partitions of which nothing has become visible for longer than this. */
    List<Integer> olderThan(Duration max, long now) {
        return partitions().filter(partition -> sinceVisible(partition, now).compareTo(max) > 0)
                .boxed().toList();
    }

    private IntStream partitions() {
        return IntStream.range(0, visible.length());
    }

    /** The clock may start below zero and pass over, so only differences mean something. */
    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
