package io.tributary.gateway.admin;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.CREATE_NODE;
import static io.tributary.schemas.audit.Action.CREATE_TENANT;
import static io.tributary.schemas.audit.Action.ISSUE_TOKEN;
import static io.tributary.schemas.audit.Action.READ_NODES;
import static io.tributary.schemas.audit.Action.READ_TENANTS;
import static io.tributary.schemas.audit.Action.REVOKE_TOKEN;
import static io.tributary.schemas.audit.Action.ROTATE_TOKEN;
import static io.tributary.schemas.node.Scope.ADMIN_HUB;
import static io.tributary.schemas.node.Scope.ADMIN_TENANT;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.AdminAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The admin API's table of contents. */
public final class AdminRoutes {
    private AdminRoutes() {}

    public static RouterFunction<ServerResponse> of(AdminHandler handler, AdminAccess access) {
        return route()
                .POST("/v1/admin/tenants", accept(APPLICATION_JSON),
                        audited(CREATE_TENANT, needs(ADMIN_HUB, handler::createTenant)))
                .GET("/v1/admin/tenants", accept(APPLICATION_JSON),
                        audited(READ_TENANTS, needs(ADMIN_HUB, handler::tenants)))
                .POST("/v1/admin/nodes", accept(APPLICATION_JSON),
                        audited(CREATE_NODE, needs(ADMIN_TENANT, handler::createNode)))
                .GET("/v1/admin/nodes", accept(APPLICATION_JSON),
                        audited(READ_NODES, needs(ADMIN_TENANT, handler::nodes)))
                .POST("/v1/admin/nodes/{id}/tokens", accept(APPLICATION_JSON),
                        audited(ISSUE_TOKEN, needs(ADMIN_TENANT, handler::createToken)))
                .POST("/v1/admin/nodes/{id}/tokens/{tokenId}/rotate", accept(APPLICATION_JSON),
                        audited(ROTATE_TOKEN, needs(ADMIN_TENANT, handler::rotateToken)))
                .DELETE("/v1/admin/nodes/{id}/tokens/{tokenId}",
                        audited(REVOKE_TOKEN, needs(ADMIN_TENANT, handler::revokeToken)))
                .filter(access).build();
    }
}
