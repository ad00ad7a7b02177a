package io.tributary.bench.feed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Count, size and digest of the changes of a feed. The digest is over their bytes, whatever their
 * order, the pages they came in or the form they were asked for: all readers of a tenant get the same.
 */
public final class Summary implements ChangeSink {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long STEP = 0x9E3779B97F4A7C15L;

    // Written by one event loop, looked at by the line of progress.
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private long digest;

    @Override
    public void change(byte[] change, int from, int to) {
        digest += hash(change, from, to);
        changes.setPlain(changes.getPlain() + 1);
        bytes.setRelease(bytes.getPlain() + to - from);
    }

    public long changes() {
        return changes.get();
    }

    public long bytes() {
        return bytes.get();
    }

    /** To be asked once the feed has come to its end. */
    public String digest() {
        return HexFormat.of().toHexDigits(digest);
    }

    private static long hash(byte[] text, int from, int to) {
        long hash = STEP ^ (to - from);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = spread(hash ^ (long) LONGS.get(text, at));
        }
        for (; at < to; at++) {
            hash = spread(hash ^ text[at]);
        }
        return hash;
    }

    private static long spread(long value) {
        long product = value * STEP;
        return product ^ product >>> 32;
    }
}
