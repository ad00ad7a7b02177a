package io.tributary.processor.conflict;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.EntityRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that follows from a push.
 *
 * @param changes in lane order; empty if nothing changed
 * @param states of the entities that changed, or that somebody else now stands for, as they now
 *        are
 * @param settlements by the id of the conflict that each settled
 * @param clock of the lane, as it now is
 */
public record Decision(List<Change> changes, List<Conflict> conflicts, Receipt receipt,
        Map<EntityRef, EntityState> states, Map<UUID, Settled> settlements, LaneClock clock) {
    public Decision {
        changes = List.copyOf(changes);
        conflicts = List.copyOf(conflicts);
        // Not copied, so that they are stored in the order in which they came about.
        states = Collections.unmodifiableMap(states);
        settlements = Collections.unmodifiableMap(settlements);
    }
}
