package io.tributary.schemas.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a node knew, and when, as it made a change. Every part is null if the node does not say.
 *
 * @param baseVersion the version of the entity that the node saw before it changed it: 0 for "there
 *        is none yet"
 * @param at when the change was made by the node's clock
 * @param lamport the change's logical time by the node's Lamport clock; 0 to {@link #LAMPORT_MAX}
 * @param seen the lane's logical time up to which the node knew all changes; 0 to
 *        {@link #LAMPORT_MAX}. What came later is concurrent with this change
 */
public record Basis(@Nullable Long baseVersion, @Nullable Instant at, @Nullable Long lamport,
        @Nullable Long seen) {
    /** A node can't wind a lane's clock up so far that it overflows. */
    public static final long LAMPORT_MAX = 1L << 52;

    /** The node says nothing. */
    public static final Basis NONE = new Basis(null, null, null, null);

    public Basis {
        if (isOutOfBounds(baseVersion, Long.MAX_VALUE) || isOutOfBounds(lamport, LAMPORT_MAX)
                || isOutOfBounds(seen, LAMPORT_MAX)) {
            throw new IllegalArgumentException(
                    "base version and logical times must not be negative,"
                            + " logical times at most " + LAMPORT_MAX);
        }
    }

    /** Says only which version the node saw. */
    public static Basis onVersion(@Nullable Long baseVersion) {
        return baseVersion == null ? NONE : new Basis(baseVersion, null, null, null);
    }

    private static boolean isOutOfBounds(@Nullable Long number, long max) {
        return number != null && (number < 0 || number > max);
    }
}
