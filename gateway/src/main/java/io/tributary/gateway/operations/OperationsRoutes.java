package io.tributary.gateway.operations;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.READ_CONFLICTS;
import static io.tributary.schemas.audit.Action.READ_OPERATIONS;
import static io.tributary.schemas.audit.Action.REPLAY_LETTER;
import static io.tributary.schemas.node.Scope.ADMIN_HUB;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.AdminAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The table of contents of what the operator asks about the flow. */
public final class OperationsRoutes {
    private OperationsRoutes() {}

    public static RouterFunction<ServerResponse> of(OperationsHandler handler,
            AdminAccess access) {
        var json = accept(APPLICATION_JSON);
        var letter = "/v1/admin/dead-letters/{partition}/{offset}";
        return route()
                .GET("/v1/admin/lag", json, audited(READ_OPERATIONS, needs(ADMIN_HUB,
                        handler::lag)))
                .GET("/v1/admin/nodes/{id}/backlog", json, audited(READ_OPERATIONS, needs(ADMIN_HUB,
                        handler::backlog)))
                .GET("/v1/admin/conflicts", json, audited(READ_CONFLICTS, needs(ADMIN_HUB,
                        handler::openConflicts)))
                .GET("/v1/admin/dead-letters", json, audited(READ_OPERATIONS, needs(ADMIN_HUB,
                        handler::letters)))
                .GET(letter, json, audited(READ_OPERATIONS, needs(ADMIN_HUB, handler::letter)))
                .POST(letter + "/replay", json, audited(REPLAY_LETTER, needs(ADMIN_HUB,
                        handler::replay)))
                .filter(access).build();
    }
}
