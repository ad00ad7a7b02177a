package io.tributary.schemas.fleet;

import java.time.Instant;

/**
 * A stretch of a vehicle's time that is not empty.
 *
 * @param from inclusive, in milliseconds since 1970
 * @param to exclusive, in milliseconds since 1970
 */
public record Span(long from, long to) {
    public Span {
        Millis.checked(from);
        Millis.checked(to);
        if (from >= to) {
            throw new IllegalArgumentException("from must be before to: " + from + ", " + to);
        }
    }

    public boolean contains(long time) {
        return from <= time && time < to;
    }

    /** Whether both have a moment in common. */
    public boolean overlaps(Span other) {
        return from < other.to && other.from < to;
    }

    @Override
    public String toString() {
        return Instant.ofEpochMilli(from) + "/" + Instant.ofEpochMilli(to);
    }
}
