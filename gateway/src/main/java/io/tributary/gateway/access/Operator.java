package io.tributary.gateway.access;

import io.tributary.schemas.node.Scope;
import java.util.Set;

/**
 * Who runs the hub, and belongs to no tenant.
 *
 * @param name by which one is told from another, never a secret
 */
public record Operator(String name) implements Identity {
    private static final Set<Scope> SCOPES = Set.of(Scope.ADMIN_HUB);

    @Override
    public Set<Scope> scopes() {
        return SCOPES;
    }
}
