package io.tributary.processor.conflict;

import io.tributary.schemas.value.NodeId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A count that was booked, as far as a later one that did not know of it has to know.
 *
 * @param amount by which the field grew, or what it was set to
 * @param entry the id of its entry in the ledger
 * @param time when it was made
 * @param lamport the logical time that the lane gave it
 * @param told its logical time by its node's clock; null if the node keeps none
 * @param outranking whether its entry has what beats others by the policy
 */
public record Tally(String field, Kind kind, BigDecimal amount, String entry, NodeId node,
        Instant time, long lamport, @Nullable Long told, boolean outranking) {

    /** What was done to the field. */
    public enum Kind {
        INCREMENT,
        ASSIGNMENT
    }
}
