package io.tributary.gateway.push;

import io.tributary.schemas.push.Producer;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a push, over all its lanes. */
public sealed interface Answer {
    /**
     * The push took effect, now or, if {@code replayed}, when it first came.
     *
     * @param outcomes in the order of the request's operations
     * @param positions contain the push
     * @param lamport the latest logical time of the push's lanes
     */
    record Settled(UUID push, List<Outcome> outcomes, Positions positions, long lamport,
            boolean replayed)
            implements
                Answer {}

    /**
     * The push has no effect.
     *
     * @param expected what the hub expects of the node's numbering; null where it is not the reason
     */
    record Refused(ProblemCode code, String detail, @Nullable Producer expected)
            implements
                Answer {}

    /** The hub has the push and will decide about it. */
    record Pending(UUID push) implements Answer {}

    /** The hub has no such push. */
    record Unseen() implements Answer {}
}
