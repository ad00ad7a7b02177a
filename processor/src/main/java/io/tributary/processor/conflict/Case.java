package io.tributary.processor.conflict;

import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One operation before the rules.
 *
 * @param rank of the node
 * @param receivedAt when the hub took the operation
 * @param counting null unless the operation counts a declared counter
 * @param settling null unless the operation settles a conflict
 */
public record Case(EntityState state, Operation operation, Policy policy, NodeId node, int rank,
        Instant receivedAt, @Nullable Counting counting, @Nullable Settling settling) {

    /** When the operation was made, as far as is known. */
    public Instant time() {
        var at = operation.at();
        return at == null ? receivedAt : at;
    }
}
