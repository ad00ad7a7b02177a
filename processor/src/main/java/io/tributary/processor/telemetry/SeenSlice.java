package io.tributary.processor.telemetry;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;

/** The times of a vehicle's samples within one slice of time, by channel. */
public final class SeenSlice {
    private final TreeMap<Integer, Offsets> channels = new TreeMap<>();

    /** In ascending order. */
    public Set<Integer> channels() {
        return channels.keySet();
    }

    /** The offsets of a channel in the slice, ascending; empty if it has none. */
    public int[] offsets(int channel) {
        var offsets = channels.get(channel);
        return offsets == null ? new int[0] : Arrays.copyOf(offsets.values, offsets.size);
    }

    public boolean contains(int channel, int offset) {
        var offsets = channels.get(channel);
        return offsets != null && offsets.place(offset) >= 0;
    }

    /** False if it has been there before. */
    public boolean add(int channel, int offset) {
        return channels.computeIfAbsent(channel, _ -> new Offsets()).add(offset);
    }

    /** Ascending numbers, which nearly always come in that order. */
    private static final class Offsets {
        private int[] values = new int[64];
        private int size;

        private int place(int offset) {
            return Arrays.binarySearch(values, 0, size, offset);
        }

        private boolean add(int offset) {
            int place = size == 0 || values[size - 1] < offset ? ~size : place(offset);
            if (place >= 0) {
                return false;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            System.arraycopy(values, ~place, values, ~place + 1, size - ~place);
            values[~place] = offset;
            size++;
            return true;
        }
    }
}
