package io.tributary.schemas.conflict;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the two values that met in a conflict.
 *
 * @param kind what {@code data} is
 * @param data null for a deletion
 * @param version the current side's version, or the version that the incoming side built on; null if
 *        its node did not say
 * @param time when it was made, by its node's clock, or else when the hub took it
 * @param lamport the current side's logical time in the lane, or the incoming side's by its node's
 *        clock; null if its node did not say
 */
public record Side(Kind kind, @Nullable Document data, @Nullable Long version, NodeId node,
        Instant time, @Nullable Long lamport) {

    /** What a side's document is. */
    public enum Kind {
        /** The whole entity. */
        DOCUMENT,
        /** A JSON merge patch. */
        PATCH,
        /** Nothing: the entity is, or was to be, deleted. */
        DELETION,
        /** A count: {@code field}, {@code by} and, if there was one, {@code entry}. */
        INCREMENT,
        /** A new count: {@code field}, {@code to} and, if there was one, {@code entry}. */
        ASSIGNMENT;

        /** Whether the side is a count of one field. */
        public boolean isCount() {
            return this == INCREMENT || this == ASSIGNMENT;
        }
    }
}
