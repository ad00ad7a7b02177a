package io.tributary.gateway.audit;

import io.tributary.schemas.audit.Action;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Says in a table of routes which of them are written down, and as what. */
public final class Audited {
    private Audited() {}

    /** The handler; whatever comes of it, {@link AuditFilter} writes it down under this action. */
    public static HandlerFunction<ServerResponse> audited(Action action,
            HandlerFunction<ServerResponse> handler) {
        return request -> {
            Trail.of(request).does(action);
            return handler.handle(request);
        };
    }
}
