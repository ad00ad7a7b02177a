package io.tributary.cli.replay;

import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;

/**
 * An operation that the other policies decide otherwise.
 *
 * @param push the push's id; in a replay of changes {@code seq-} and the change's position
 * @param index of the operation in its request
 * @param cause what makes the difference
 * @param changesEntity whether the entity is another one after the push
 */
public record Difference(LaneKey lane, String push, int index, EntityRef entity, Fate was,
        Fate wouldBe, Cause cause, boolean changesEntity) {
    /** Why an operation is decided otherwise. */
    public enum Cause {
        /** The policies: both sides had the same entity before. */
        POLICY,
        /** An earlier difference: the entity was another one before. */
        STATE
    }
}
