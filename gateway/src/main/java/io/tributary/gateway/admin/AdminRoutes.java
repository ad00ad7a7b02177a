package io.tributary.gateway.admin;

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
                .POST("/v1/admin/tenants", accept(APPLICATION_JSON), handler::createTenant)
                .GET("/v1/admin/tenants", accept(APPLICATION_JSON), handler::tenants)
                .POST("/v1/admin/nodes", accept(APPLICATION_JSON), handler::createNode)
                .GET("/v1/admin/nodes", accept(APPLICATION_JSON), handler::nodes)
                .POST("/v1/admin/nodes/{id}/tokens", accept(APPLICATION_JSON),
                        handler::createToken)
                .DELETE("/v1/admin/nodes/{id}/tokens/{tokenId}", handler::revokeToken)
                .filter(access).build();
    }
}
