package io.tributary.schemas.fleet;

import java.util.Arrays;

/**
 * Measured values in some order, each of a channel and a time. Kept in primitive arrays, since there
 * are tens of thousands a second; every value is finite.
 */
public final class Samples {
    public static final Samples NONE = new Builder(0).build();

    private final int[] channels;
    private final long[] times;
    private final double[] values;

    private Samples(int[] channels, long[] times, double[] values) {
        this.channels = channels;
        this.times = times;
        this.values = values;
    }

    public int size() {
        return channels.length;
    }

    public boolean isEmpty() {
        return channels.length == 0;
    }

    public int channel(int index) {
        return channels[index];
    }

    /** In milliseconds since 1970. */
    public long time(int index) {
        return times[index];
    }

    public double value(int index) {
        return values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples samples && Arrays.equals(channels, samples.channels)
                && Arrays.equals(times, samples.times) && Arrays.equals(values, samples.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(channels) + Arrays.hashCode(times))
                + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return size() + " samples";
    }

    /** Collects samples one by one. */
    public static final class Builder {
        private static final int LEAST = 16;

        private int[] channels;
        private long[] times;
        private double[] values;
        private int size;

        /** @param expected how many there will be, about */
        public Builder(int expected) {
            channels = new int[expected];
            times = new long[expected];
            values = new double[expected];
        }

        /**
         * @param time in milliseconds since 1970
         * @throws IllegalArgumentException if the value is not finite, or the time is none
         */
        public Builder add(int channel, long time, double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("not a finite value: " + value);
            }
            if (size == channels.length) {
                grow();
            }
            channels[size] = channel;
            times[size] = Millis.checked(time);
            values[size] = value;
            size++;
            return this;
        }

        public Samples build() {
            return new Samples(Arrays.copyOf(channels, size), Arrays.copyOf(times, size),
                    Arrays.copyOf(values, size));
        }

        private void grow() {
            int room = Math.max(LEAST, size * 2);
            channels = Arrays.copyOf(channels, room);
            times = Arrays.copyOf(times, room);
            values = Arrays.copyOf(values, room);
        }
    }
}
