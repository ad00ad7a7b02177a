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
 * @param atomic whether one rejected operation makes all others fail with it; needs a push whose
 *        operations all fall into one lane
 * @param request what was asked for, if the operations follow from what the hub holds: a retry asks
 *        for the same and may find others. Null if the operations are what was asked for
 */
public record Submission(RegistryEntry.Tenant tenant, RegistryEntry.Node sender,
        IdempotencyKey key, @Nullable Producer producer, List<Operation> operations,
        boolean atomic, @Nullable String request) {

    public Submission {
        operations = List.copyOf(operations);
    }

    /** What a node asks for by its operations alone. */
    public Submission(RegistryEntry.Tenant tenant, RegistryEntry.Node sender, IdempotencyKey key,
            @Nullable Producer producer, List<Operation> operations, boolean atomic) {
        this(tenant, sender, key, producer, operations, atomic, null);
    }

    public NodeId node() {
        return sender.node();
    }

    public UUID pushId() {
        return Push.idOf(tenant.tenant(), node(), key);
    }
}
