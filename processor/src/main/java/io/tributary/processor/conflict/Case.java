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

    /** Whether its node says that it had seen the newest version. */
    public boolean isInformed() {
        var base = operation.baseVersion();
        if (base != null) {
            return base == state.version();
        }
        var seen = operation.basis().seen();
        return seen != null && state instanceof EntityState.Known known
                && known.last().lamport() > 0 && known.last().lamport() <= seen;
    }

    /** Whether its node, without saying what it had seen, goes on from its own write. */
    public boolean isOwnBlind() {
        return operation.baseVersion() == null && state instanceof EntityState.Known known
                && known.isOwnedBy(node);
    }
}
