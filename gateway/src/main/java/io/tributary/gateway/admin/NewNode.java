package io.tributary.gateway.admin;

import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.TenantId;

/**
 * A node to be made.
 *
 * @param token its first
 */
record NewNode(TenantId tenant, String code, String name, Protocol protocol, int rank,
        NewToken token) {
    boolean isMetBy(RegistryEntry.Node node) {
        return node.name().equals(name) && node.protocol() == protocol
                && node.rank() == rank;
    }
}
