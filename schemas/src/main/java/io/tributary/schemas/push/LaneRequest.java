package io.tributary.schemas.push;

import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import org.jspecify.annotations.Nullable;

/** What is asked of one lane, in the order in which the lane will answer. */
public sealed interface LaneRequest permits Push, Inquiry {
    LaneKey lane();

    NodeId node();

    IdempotencyKey key();

    /** Null when nobody waits for an answer. */
    @Nullable
    ReplyTo replyTo();
}
