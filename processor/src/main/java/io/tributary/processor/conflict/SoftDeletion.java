package io.tributary.processor.conflict;

import io.tributary.schemas.policy.Protection.SoftDelete;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Before the rules: where the policy wants it so, a deletion is a patch that says so, and is decided
 * like every other.
 */
final class SoftDeletion {
    private SoftDeletion() {}

    /** @param receivedAt what a stamp says: the node's clock may be wrong */
    static Operation of(Operation operation, @Nullable SoftDelete policy, EntityState state,
            Instant receivedAt) {
        return policy != null && operation instanceof Operation.Delete delete
                && state instanceof EntityState.Live live
                        ? new Operation.Patch(delete.index(), delete.entity(), delete.basis(),
                                patch(policy, live.data(), receivedAt))
                        : operation;
    }

    /** What is marked already is not stamped again, so that a repetition changes nothing. */
    private static Document patch(SoftDelete policy, Document data, Instant receivedAt) {
        var marked = Document.EMPTY.with(policy.field(), true);
        return policy.stamp() == null || Document.same(data.get(policy.field()), true) ? marked
                : marked.with(policy.stamp(), receivedAt.toString());
    }
}
