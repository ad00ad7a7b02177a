package io.tributary.bench.workload;

import java.nio.charset.StandardCharsets;

/**
 * Ids of generated entities: {@code run-writer-slot}. A reader finds writer and slot in the bytes of
 * a change without a table and without building the id.
 */
public final class Naming {
    /** The key of an id that is not of this run. */
    public static final long STRANGE = -1;

    static final Naming NOTHING = new Naming("", "");

    private static final long NUMBER_MAX = Integer.MAX_VALUE;

    private final String type;
    private final byte[] prefix;

    Naming(String type, String run) {
        this.type = type;
        this.prefix = Documents.bytes(run + "-");
    }

    String type() {
        return type;
    }

    void write(Bytes out, int writer, int slot) {
        out.put(prefix).putNumber(writer).put('-').putNumber(slot);
    }

    String id(int writer, int slot) {
        return new String(prefix, StandardCharsets.UTF_8) + writer + "-" + slot;
    }

    long key(String id) {
        var bytes = Documents.bytes(id);
        return key(bytes, 0, bytes.length);
    }

    /** Writer and slot of an id in one number, or {@link #STRANGE}. */
    public long key(byte[] id, int from, int to) {
        int at = from + prefix.length;
        if (at >= to) {
            return STRANGE;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (id[from + i] != prefix[i]) {
                return STRANGE;
            }
        }
        int dash = at;
        while (dash < to && id[dash] != '-') {
            dash++;
        }
        long writer = number(id, at, dash);
        long slot = number(id, dash + 1, to);
        return writer < 0 || slot < 0 ? STRANGE : key(writer, slot);
    }

    public static long key(long writer, long slot) {
        return writer << 32 | slot;
    }

    public static int writer(long key) {
        return (int) (key >>> 32);
    }

    static int slot(long key) {
        return (int) key;
    }

    private static long number(byte[] text, int from, int to) {
        if (from >= to) {
            return STRANGE;
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9 || number > NUMBER_MAX / 10) {
                return STRANGE;
            }
            number = number * 10 + digit;
        }
        return number > NUMBER_MAX ? STRANGE : number;
    }
}
