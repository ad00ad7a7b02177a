package io.tributary.gateway.access;

import io.tributary.schemas.node.Scope;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Says in a table of routes what each of them needs of its caller. */
public final class Needs {
    private Needs() {}

    /**
     * The handler, for those who may do this and see all of their tenant; others are told
     * {@code FORBIDDEN}. So no route shows a node what lies outside of its scope by oversight.
     */
    public static HandlerFunction<ServerResponse> needs(Scope scope,
            HandlerFunction<ServerResponse> handler) {
        return needsInScope(scope, request -> {
            Identity.of(request).requireWholeTenant();
            return handler.handle(request);
        });
    }

    /** The handler, also for nodes that see a part of their tenant: it keeps to their scope. */
    public static HandlerFunction<ServerResponse> needsInScope(Scope scope,
            HandlerFunction<ServerResponse> handler) {
        return request -> {
            Identity.of(request).require(scope);
            return handler.handle(request);
        };
    }
}
