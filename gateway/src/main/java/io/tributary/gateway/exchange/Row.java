package io.tributary.gateway.exchange;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * An object as the lane's feed shows it.
 *
 * @param seq of its latest change
 * @param created the seq of its first change; 0 if that is not known
 * @param origin whose operation the latest change was
 * @param data null if it is gone for good
 */
record Row(EntityRef entity, long seq, long version, long created, NodeId origin,
        @Nullable Document data) {
    /** How a deletion is written down, by the policy of these types. */
    static final String DELETED_FIELD = "is_deleted";

    static Row of(Change change) {
        return new Row(change.entity(), change.seq(), change.version(), 0, change.origin(),
                change.data());
    }

    boolean isDeleted() {
        return data == null || Boolean.TRUE.equals(data.get(DELETED_FIELD));
    }
}
