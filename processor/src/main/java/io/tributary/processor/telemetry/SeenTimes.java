package io.tributary.processor.telemetry;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Which samples of a vehicle have been seen in the latest time, slice by slice, so that an answer
 * touches the few slices that it is about.
 */
public final class SeenTimes {
    public static final long SLICE_MILLIS = 60_000;

    private final LongFunction<SeenSlice> stored;
    private final Map<Long, SeenSlice> loaded = new TreeMap<>();
    private final Map<Long, SeenSlice> changed = new TreeMap<>();

    /** @param stored the slice of a number; an empty one if nothing is stored */
    public SeenTimes(LongFunction<SeenSlice> stored) {
        this.stored = stored;
    }

    /** The number of the slice that a time is in. */
    public static long slice(long time) {
        return Math.floorDiv(time, SLICE_MILLIS);
    }

    boolean contains(int channel, long time) {
        return at(slice(time)).contains(channel, offset(time));
    }

    void add(int channel, long time) {
        long slice = slice(time);
        if (at(slice).add(channel, offset(time))) {
            changed.put(slice, at(slice));
        }
    }

    /** What has to be stored again, by number. */
    public Map<Long, SeenSlice> changed() {
        return changed;
    }

    private SeenSlice at(long slice) {
        return loaded.computeIfAbsent(slice, stored::apply);
    }

    private static int offset(long time) {
        return (int) Math.floorMod(time, SLICE_MILLIS);
    }
}
