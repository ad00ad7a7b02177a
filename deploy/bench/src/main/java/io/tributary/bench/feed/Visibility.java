package io.tributary.bench.feed;

import io.tributary.bench.measure.Latency;
import io.tributary.bench.workload.Naming;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long pushes take to become visible. Of each push one entity that it creates is remembered; the
 * push is visible when a reader meets that entity, in whatever version, since the operations of a
 * push become visible together.
 */
public final class Visibility implements ChangeSink {
    private static final byte[] ID = {'"', 'i', 'd', '"', ':', '"'};

    private final Naming naming;
    private final Latency latency;
    private final ConcurrentMap<Long, Long> starts = new ConcurrentHashMap<>();
    private final LongAdder changes = new LongAdder();

    public Visibility(Naming naming, Latency latency) {
        this.naming = naming;
        this.latency = latency;
    }

    /** A push was begun that creates the entity. */
    public void expect(int writer, int slot, long startNanos) {
        starts.put(Naming.key(writer, slot), startNanos);
    }

    /** The push will never be seen. */
    public void forget(int writer, int slot) {
        starts.remove(Naming.key(writer, slot));
    }

    /** Pushes that were begun and have not been seen. */
    public int unseen() {
        return starts.size();
    }

    /** How long the oldest push that was not seen has been waiting. */
    public long lagNanos(long nowNanos) {
        long oldest = nowNanos;
        for (long start : starts.values()) {
            oldest = Math.min(oldest, start);
        }
        return nowNanos - oldest;
    }

    public Latency latency() {
        return latency;
    }

    public long changes() {
        return changes.sum();
    }

    @Override
    public void change(byte[] bytes, int from, int to) {
        changes.increment();
        int id = idFrom(bytes, from, to);
        int end = id;
        while (end < to && bytes[end] != '"') {
            end++;
        }
        long key = naming.key(bytes, id, end);
        var start = key == Naming.STRANGE ? null : starts.remove(key);
        if (start != null) {
            latency.record(start, System.nanoTime());
        }
    }

    /** A change's own id is the first member of that name: its document comes behind it. */
    private static int idFrom(byte[] bytes, int from, int to) {
        for (int at = from; at <= to - ID.length; at++) {
            if (bytes[at] == '"' && bytes[at + 1] == 'i' && bytes[at + 2] == 'd'
                    && bytes[at + 3] == '"' && bytes[at + 4] == ':' && bytes[at + 5] == '"') {
                return at + ID.length;
            }
        }
        return to;
    }
}
