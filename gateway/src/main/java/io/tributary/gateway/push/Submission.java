package io.tributary.gateway.push;

import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.NodeId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole request of a node, before it is cut into lanes.
 *
 * @param producer null if the node does not number its pushes
 * @param operations at least one, numbered from 0
 */
public record Submission(RegistryEntry.Tenant tenant, NodeId node, IdempotencyKey key,
        @Nullable Producer producer, List<Operation> operations) {

    public Submission {
        operations = List.copyOf(operations);
    }

    public UUID pushId() {
        return Push.idOf(tenant.tenant(), node, key);
    }
}
