package io.tributary.schemas.push;

import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One node's operations in one lane: they take effect together, once, or not at all.
 *
 * @param fingerprint of the whole request; the same key with another fingerprint is refused
 * @param producer null if the node does not number its pushes
 * @param operations in the order in which they apply; may be empty
 * @param receivedAt when the hub took it, by the gateway's clock
 */
public record Push(LaneKey lane, NodeId node, IdempotencyKey key, String fingerprint,
        @Nullable Producer producer, List<Operation> operations, Instant receivedAt,
        @Nullable ReplyTo replyTo) implements LaneRequest {

    public Push {
        operations = List.copyOf(operations);
    }

    public UUID id() {
        return idOf(lane.tenant(), node, key);
    }

    /** The same request always has the same id, in whatever lanes it falls. */
    public static UUID idOf(TenantId tenant, NodeId node, IdempotencyKey key) {
        return Names.uuid("push", tenant, node, key);
    }
}
