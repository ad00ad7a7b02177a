package io.tributary.gateway.audit;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.READ_AUDIT;
import static io.tributary.schemas.node.Scope.ADMIN_TENANT;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.AdminAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where the audit is read. */
public final class AuditRoutes {
    private AuditRoutes() {}

    public static RouterFunction<ServerResponse> of(AuditHandler handler, AdminAccess access) {
        return route()
                .GET("/v1/admin/audit", accept(APPLICATION_JSON),
                        audited(READ_AUDIT, needs(ADMIN_TENANT, handler::page)))
                .filter(access).build();
    }
}
