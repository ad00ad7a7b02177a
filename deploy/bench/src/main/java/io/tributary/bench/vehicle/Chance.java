package io.tributary.bench.vehicle;

/** Random numbers that are the same whenever they are asked for. */
final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;
    private static final int UNUSED_BITS = 11;

    private final long seed;

    Chance(long seed) {
        this.seed = seed;
    }

    /** A number for what the parts name. */
    long number(long... parts) {
        long hash = seed;
        for (long part : parts) {
            hash = mix(hash * STEP + part);
        }
        return hash;
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound, long... parts) {
        return (int) Math.floorMod(number(parts), (long) bound);
    }

    /** True for this share of all parts. */
    boolean hits(double share, long... parts) {
        return share > 0 && (number(parts) >>> UNUSED_BITS) * UNIT < share;
    }

    /** Spreads every bit over all (the finaliser of SplittableRandom). */
    private static long mix(long value) {
        long half = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        long whole = (half ^ half >>> 27) * 0x94D049BB133111EBL;
        return whole ^ whole >>> 31;
    }
}
