package io.tributary.gateway.native_;

import io.tributary.gateway.access.NodeScopeJson;
import io.tributary.gateway.access.Principal;
import io.tributary.schemas.node.Scope;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calling node: its id is the {@code origin} of its own changes. */
record NodeJson(UUID id, UUID tenantId, String code, String name, String protocol,
        List<String> scopes, @Nullable NodeScopeJson nodeScope) {
    static NodeJson of(Principal principal) {
        var node = principal.node();
        return new NodeJson(node.node().value(), node.tenant().value(), node.code(), node.name(),
                node.protocol().name().toLowerCase(Locale.ROOT),
                principal.scopes().stream().sorted().map(Scope::text).toList(),
                NodeScopeJson.of(node.scope()));
    }
}
