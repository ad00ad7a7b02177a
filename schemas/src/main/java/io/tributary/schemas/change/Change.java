package io.tributary.schemas.change;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Hlc;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An accepted effect: an entity's new state, at its place in the lane.
 *
 * @param seq 1, 2, 3 … in the lane, without gaps
 * @param pushEnd the seq of the last change of the same push: changes up to it belong together
 * @param version 1, 2, 3 … of the entity
 * @param data the entity as it now is; null once it is deleted
 * @param origin the node whose operation it was
 * @param time when the hub took the operation
 * @param lamport its logical time in the lane: rises with every operation that has an effect; the
 *        changes of one operation share it
 * @param hlc orders it among the changes of all lanes
 */
public record Change(LaneKey lane, long seq, long pushEnd, EntityRef entity, long version,
        @Nullable Document data, NodeId origin, Instant time, long lamport, Hlc hlc) {

    public Change {
        if (seq < 1 || pushEnd < seq || version < 1 || lamport < 0) {
            throw new IllegalArgumentException(
                    "no change: seq " + seq + ", push end " + pushEnd + ", version " + version
                            + ", lamport " + lamport);
        }
    }

    public boolean deleted() {
        return data == null;
    }

    /** The Kafka key: {@code tenant/lane/type/id}. A type has no slash; all behind it is the id. */
    public String key() {
        return lane + "/" + entity.type() + "/" + entity.id();
    }
}
