package io.tributary.schemas.push;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
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

    Basis basis();

    /** See {@link Basis#baseVersion()}. */
    default @Nullable Long baseVersion() {
        return basis().baseVersion();
    }

    /** See {@link Basis#at()}. */
    default @Nullable Instant at() {
        return basis().at();
    }

    /** What only counts: it commutes with others of its kind, so a base version says nothing. */
    sealed interface Count extends Operation {
        /** The number's name: a top-level field of the entity. */
        String field();

        /** Null if the node has nothing to say beside the amount. */
        @Nullable
        Entry entry();
    }

    /** The entity shall be this document. */
    record Put(int index, EntityRef entity, Basis basis, Document data) implements Operation {}

    /** The entity shall change by this JSON merge patch (RFC 7396). */
    record Patch(int index, EntityRef entity, Basis basis, Document patch) implements Operation {}

    /** The entity shall be gone. */
    record Delete(int index, EntityRef entity, Basis basis) implements Operation {}

    /** A number of the entity shall grow by {@code by}, which may be negative. */
    record Increment(int index, EntityRef entity, Basis basis, String field, BigDecimal by,
            @Nullable Entry entry) implements Count {}

    /** A number of the entity was counted anew and shall be {@code to}. */
    record Assign(int index, EntityRef entity, Basis basis, String field, BigDecimal to,
            @Nullable Entry entry) implements Count {}

    /**
     * A conflict shall be settled.
     *
     * @param basis its base version is the version of the entity that the settlement was made on
     * @param conflict as it was recorded, so that the processor need not keep what it will seldom
     *        be asked for
     */
    record Settle(int index, Basis basis, Conflict conflict, Settlement settlement)
            implements
                Operation {
        @Override
        public EntityRef entity() {
            return conflict.entity();
        }
    }
}
