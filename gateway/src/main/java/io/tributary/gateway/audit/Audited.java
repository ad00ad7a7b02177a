package io.tributary.gateway.audit;

import io.tributary.gateway.access.Identity;
import io.tributary.gateway.access.Operator;
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
            var trail = Trail.of(request);
            trail.does(action);
            // What the operator does in a tenant goes on in the name of a node of it.
            if (request.attributes().get(Identity.ATTRIBUTE) instanceof Operator operator) {
                trail.by(Entries.actor(operator));
            }
            return handler.handle(request);
        };
    }
}
