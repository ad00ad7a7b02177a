package io.tributary.schemas.receipt;

import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.ProblemCode;
import org.jspecify.annotations.Nullable;

/** A lane's answer to the gateway that asked. */
public sealed interface Reply {
    /** Names the waiting request. */
    String correlation();

    /** The push took effect, now or, if {@code replayed}, when it first came. */
    record Settled(String correlation, Receipt receipt, boolean replayed) implements Reply {}

    /**
     * The push has no effect and left no receipt.
     *
     * @param expected what the lane expects of the node's numbering; null where it is not the reason
     */
    record Refused(String correlation, ProblemCode code, String detail,
            @Nullable Producer expected) implements Reply {}

    /** The push waits for one that is missing before it. */
    record Pending(String correlation) implements Reply {}

    /** The lane has seen no such push. */
    record Unseen(String correlation) implements Reply {}
}
