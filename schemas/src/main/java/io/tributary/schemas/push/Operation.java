package io.tributary.schemas.push;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that a node asks for. */
public sealed interface Operation {
    /** Its place in the request that the node sent, from 0; outcomes are given by this number. */
    int index();

    EntityRef entity();

    /**
     * The version that the node saw before it changed the entity: 0 for "there is none yet", null
     * if the node does not say.
     */
    @Nullable
    Long baseVersion();

    /** When the change was made by the node's clock; null if the node does not say. */
    @Nullable
    Instant at();

    /** The entity shall be this document. */
    record Put(int index, EntityRef entity, @Nullable Long baseVersion, @Nullable Instant at,
            Document data) implements Operation {}

    /** The entity shall change by this JSON merge patch (RFC 7396). */
    record Patch(int index, EntityRef entity, @Nullable Long baseVersion, @Nullable Instant at,
            Document patch) implements Operation {}

    /** The entity shall be gone. */
    record Delete(int index, EntityRef entity, @Nullable Long baseVersion, @Nullable Instant at)
            implements
                Operation {}

    /**
     * A number of the entity shall grow by {@code by}, which may be negative. Increments commute,
     * so a base version says nothing about them.
     */
    record Increment(int index, EntityRef entity, @Nullable Instant at, String field,
            BigDecimal by) implements Operation {
        @Override
        public @Nullable Long baseVersion() {
            return null;
        }
    }
}
