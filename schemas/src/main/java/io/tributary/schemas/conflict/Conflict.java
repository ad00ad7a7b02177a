package io.tributary.schemas.conflict;

import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation that did not simply apply, with both sides in full.
 *
 * @param current what the hub held
 * @param incoming what the operation brought
 * @param tier 1 declared rule, 2 heuristic, 3 left to a person
 * @param rule the name of the rule that decided, or that found nothing to decide by
 * @param push the push that brought {@code incoming}
 * @param settled null until somebody settles it
 */
public record Conflict(UUID id, LaneKey lane, EntityRef entity, Side current, Side incoming,
        int tier, String rule, Status status, Winner winner, UUID push, Instant detectedAt,
        @Nullable Settled settled) {

    /** The same conflict once somebody has settled it. */
    public Conflict settledBy(Settled newSettled, Winner newWinner) {
        return new Conflict(id, lane, entity, current, incoming, tier, rule,
                Status.RESOLVED_MANUAL, newWinner, push, detectedAt, newSettled);
    }

    /** Who has to act. */
    public enum Status {
        /** A person or a service has to settle it. */
        PENDING,
        /** A rule settled it; the losing side is kept here. */
        RESOLVED_AUTO,
        /** Somebody settled it. */
        RESOLVED_MANUAL
    }

    /** Whose value the entity now has. */
    public enum Winner {
        CURRENT,
        INCOMING
    }
}
