package io.tributary.gateway.access;

import io.tributary.schemas.node.Scope;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Says in a table of routes what each of them needs of its caller. */
public final class Needs {
    private Needs() {}

    /** The handler, for those who may do this; others are told {@code FORBIDDEN}. */
    public static HandlerFunction<ServerResponse> needs(Scope scope,
            HandlerFunction<ServerResponse> handler) {
        return request -> {
            Identity.of(request).require(scope);
            return handler.handle(request);
        };
    }
}
