package io.tributary.schemas.receipt;

import java.util.List;
import java.util.UUID;

/**
 * What became of a push in one lane; kept, so that a retry gets the same.
 *
 * @param seq the lane's position that contains the push
 * @param lamport the lane's logical time after the push: a node that keeps a Lamport clock sets it
 *        to the greater of both
 */
public record Receipt(UUID push, int lane, long seq, long lamport, List<Outcome> outcomes) {
    public Receipt {
        outcomes = List.copyOf(outcomes);
    }
}
