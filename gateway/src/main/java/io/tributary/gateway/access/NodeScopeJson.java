package io.tributary.gateway.access;

import io.tributary.schemas.node.NodeScope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node receives, on the wire; a member that is not there restricts nothing. */
public record NodeScopeJson(@Nullable List<String> types,
        @Nullable Map<String, List<String>> where) {

    /** Null for a node that receives everything. */
    public static @Nullable NodeScopeJson of(NodeScope scope) {
        return scope.isWhole() ? null
                : new NodeScopeJson(scope.types().isEmpty() ? null : scope.types(),
                        scope.where().isEmpty() ? null : scope.where());
    }
}
