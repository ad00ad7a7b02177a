package io.tributary.bench.workload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A byte array that grows, is filled anew for every push and never given away. */
public final class Bytes {
    private static final int CAPACITY_START = 64 * 1024;
    private static final int DIGITS_MAX = 20;

    private byte[] array = new byte[CAPACITY_START];
    private int length;

    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    public Bytes clear() {
        length = 0;
        return this;
    }

    public Bytes put(byte[] source) {
        return put(source, 0, source.length);
    }

    public Bytes put(byte[] source, int from, int count) {
        ensure(count);
        System.arraycopy(source, from, array, length, count);
        length += count;
        return this;
    }

    public Bytes put(char ascii) {
        ensure(1);
        array[length++] = (byte) ascii;
        return this;
    }

    /** Decimal digits of a number that is not negative. */
    public Bytes putNumber(long number) {
        ensure(DIGITS_MAX);
        int digits = digits(number);
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            array[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    static int digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void ensure(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }
}
