package io.tributary.bench.workload;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Generated documents. Each follows from the seed, the writer and the number of the operation, so
 * that it need not be kept to know what the hub must hold.
 */
final class Documents {
    /** Smaller ones have no room for their numbers. */
    static final int BYTES_MIN = 100;
    static final int BYTES_MAX = 256 * 1024;

    private static final byte[] NUMBER = bytes("{\"no\":");
    private static final byte[] WRITER = bytes(",\"writer\":");
    private static final byte[] COUNT = bytes(",\"count\":");
    private static final byte[] TEXT = bytes(",\"text\":\"");
    private static final byte[] TOUCHED = bytes("\",\"touched\":");
    private static final int FIXED_BYTES = NUMBER.length + WRITER.length + COUNT.length + 1
            + TEXT.length + 2;

    // Larger than the window of any compression that looks back 32 KiB or 64 KiB: no document
    // compresses better because others of its push were cut from the same text.
    private static final int POOL_BYTES = 1 << 20;
    private static final byte[] LETTERS = bytes("abcdefghijklmnopqrstuvwxyz     ");

    private final long seed;
    private final int documentBytes;
    private final byte[] pool;

    Documents(long seed, int documentBytes) {
        if (documentBytes < BYTES_MIN || documentBytes > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a document has " + BYTES_MIN + ".." + BYTES_MAX + " bytes");
        }
        this.seed = seed;
        this.documentBytes = documentBytes;
        this.pool = new byte[POOL_BYTES + documentBytes];
        var random = new SplittableRandom(seed);
        for (int i = 0; i < pool.length; i++) {
            pool[i] = LETTERS[random.nextInt(LETTERS.length)];
        }
    }

    /** The document as the operation puts it. */
    void write(Bytes out, int writer, int operation) {
        write(out, writer, operation, 0);
        out.put('"').put('}');
    }

    /** The document after what was done to it since. */
    void write(Bytes out, int writer, EntityStates states, int slot) {
        write(out, writer, states.put(slot), states.count(slot));
        if (states.touched(slot) < 0) {
            out.put('"').put('}');
        } else {
            out.put(TOUCHED).putNumber(states.touched(slot)).put('}');
        }
    }

    private void write(Bytes out, int writer, int operation, int count) {
        int text = documentBytes - FIXED_BYTES - Bytes.digits(operation) - Bytes.digits(writer);
        out.put(NUMBER).putNumber(operation).put(WRITER).putNumber(writer).put(COUNT)
                .putNumber(count).put(TEXT).put(pool, offset(writer, operation), text);
    }

    private int offset(int writer, int operation) {
        long mixed = (seed ^ ((long) writer << 32 | operation)) * 0x9E3779B97F4A7C15L;
        return (int) ((mixed ^ mixed >>> 29) & (POOL_BYTES - 1));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
