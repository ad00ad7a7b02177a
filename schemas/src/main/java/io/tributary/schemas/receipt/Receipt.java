package io.tributary.schemas.receipt;

import java.util.List;
import java.util.UUID;

/**
 * What became of a push in one lane; kept, so that a retry gets the same.
 *
 * @param seq the lane's position that contains the push
 */
public record Receipt(UUID push, int lane, long seq, List<Outcome> outcomes) {
    public Receipt {
        outcomes = List.copyOf(outcomes);
    }
}
