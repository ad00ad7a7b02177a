package io.tributary.schemas.push;

import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;

/**
 * Asks what became of a push. It travels behind the push in the same lane, so the answer is final:
 * a push that the lane has not seen by then was never accepted.
 */
public record Inquiry(LaneKey lane, NodeId node, IdempotencyKey key, ReplyTo replyTo)
        implements
            LaneRequest {}
