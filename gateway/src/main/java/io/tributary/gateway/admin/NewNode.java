package io.tributary.gateway.admin;

import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.TenantId;

/**
 * A node to be made.
 *
 * @param scope what it receives
 * @param token its first
 */
record NewNode(TenantId tenant, String code, String name, Protocol protocol, int rank,
        NodeScope scope, NewToken token) {
    NewNode within(NodeScope newScope) {
        return new NewNode(tenant, code, name, protocol, rank, newScope, token);
    }

    boolean isMetBy(RegistryEntry.Node node) {
        return node.name().equals(name) && node.protocol() == protocol
                && node.rank() == rank && node.scope().equals(scope);
    }
}
