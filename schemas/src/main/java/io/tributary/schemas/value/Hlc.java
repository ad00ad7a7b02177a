package io.tributary.schemas.value;

import java.time.Instant;

/**
 * A stamp of a hybrid logical clock: close to the wall clock, and never behind what happened before.
 * After Kulkarni et al., "Logical Physical Clocks" (2014), with the hub's receive time as the only
 * physical clock, since a node's own may be wrong.
 *
 * @param millis since 1970; 0 to 2^48 - 1
 * @param count tells apart what happened within a millisecond; 0 to 2^16 - 1
 */
public record Hlc(long millis, int count) implements Comparable<Hlc> {
    /** Before everything. */
    public static final Hlc START = new Hlc(0, 0);

    private static final int COUNT_BITS = 16;
    private static final int COUNT_MAX = (1 << COUNT_BITS) - 1;
    private static final long MILLIS_MAX = (1L << 48) - 1;
    private static final int TEXT_LENGTH = 16;

    public Hlc {
        if (millis < 0 || millis > MILLIS_MAX || count < 0 || count > COUNT_MAX) {
            throw new IllegalArgumentException("no stamp: " + millis + " ms, count " + count);
        }
    }

    /** The stamp of what happens next, at {@code now} by the hub's clock. */
    public Hlc next(Instant now) {
        long wall = Math.clamp(now.toEpochMilli(), 0, MILLIS_MAX);
        if (wall > millis) {
            return new Hlc(wall, 0);
        }
        return count < COUNT_MAX ? new Hlc(millis, count + 1) : new Hlc(millis + 1, 0);
    }

    /** Both in one number that sorts like the stamp. */
    public long packed() {
        return millis << COUNT_BITS | count;
    }

    public static Hlc unpacked(long packed) {
        return new Hlc(packed >>> COUNT_BITS, (int) (packed & COUNT_MAX));
    }

    @Override
    public int compareTo(Hlc other) {
        return Long.compareUnsigned(packed(), other.packed());
    }

    /** 16 hexadecimal digits, which sort like the stamp. */
    @Override
    public String toString() {
        var digits = Long.toHexString(packed());
        return "0".repeat(TEXT_LENGTH - digits.length()) + digits;
    }

    /** Reads what {@link #toString()} wrote. */
    public static Hlc parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException("no stamp: " + text);
        }
        return unpacked(Long.parseUnsignedLong(text, TEXT_LENGTH));
    }
}
