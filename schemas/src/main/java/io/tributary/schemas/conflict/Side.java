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
 */
public record Side(Kind kind, @Nullable Document data, @Nullable Long version, NodeId node,
        Instant time) {

    /** What a side's document is. */
    public enum Kind {
        /** The whole entity. */
        DOCUMENT,
        /** A JSON merge patch. */
        PATCH,
        /** Nothing: the entity is, or was to be, deleted. */
        DELETION
    }
}
