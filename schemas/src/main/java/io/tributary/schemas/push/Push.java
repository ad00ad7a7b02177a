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
 * @param rank of the node, see {@link io.tributary.schemas.node.RegistryEntry.Node#rank()}
 * @param operations in the order in which they apply; may be empty
 * @param atomic whether one rejected operation makes all others fail with it
 * @param receivedAt when the hub took it, by the gateway's clock
 */
public record Push(LaneKey lane, NodeId node, int rank, IdempotencyKey key, String fingerprint,
        @Nullable Producer producer, List<Operation> operations, boolean atomic,
        Instant receivedAt, @Nullable ReplyTo replyTo) implements LaneRequest {

    public Push {
        operations = List.copyOf(operations);
    }

    /** The same push with somebody who waits for its answer, or nobody. */
    public Push answeredTo(@Nullable ReplyTo newReplyTo) {
        return new Push(lane, node, rank, key, fingerprint, producer, operations, atomic,
                receivedAt, newReplyTo);
    }

    public UUID id() {
        return idOf(lane.tenant(), node, key);
    }

    /** The same request always has the same id, in whatever lanes it falls. */
    public static UUID idOf(TenantId tenant, NodeId node, IdempotencyKey key) {
        return Names.uuid("push", tenant, node, key);
    }
}
