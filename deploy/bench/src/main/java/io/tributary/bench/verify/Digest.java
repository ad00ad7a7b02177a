package io.tributary.bench.verify;

import io.tributary.bench.workload.ContentHash;
import java.util.HexFormat;

/**
 * Stands for a set of entity versions with their contents, in whatever order they came. One that
 * came twice, went missing or says something else makes another digest.
 */
public final class Digest {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long first;
    private long second;
    private long count;

    void add(String name, long version, long content) {
        long hash = spread(spread(ContentHash.of(name) + version) ^ content);
        first += hash;
        second += spread(hash + SPREAD);
        count++;
    }

    void add(Digest other) {
        first += other.first;
        second += other.second;
        count += other.count;
    }

    public long count() {
        return count;
    }

    boolean sameAs(Digest other) {
        return count == other.count && first == other.first && second == other.second;
    }

    private static long spread(long value) {
        long half = (value ^ value >>> 32) * SPREAD;
        long whole = (half ^ half >>> 29) * 0xBF58476D1CE4E5B9L;
        return whole ^ whole >>> 32;
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(first) + HexFormat.of().toHexDigits(second);
    }
}
