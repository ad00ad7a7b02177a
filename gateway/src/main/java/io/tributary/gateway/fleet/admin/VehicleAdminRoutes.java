package io.tributary.gateway.fleet.admin;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.schemas.node.Scope.ADMIN_HUB;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.AdminAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where the operator keeps vehicles, and the persons who own them. */
public final class VehicleAdminRoutes {
    private VehicleAdminRoutes() {}

    public static RouterFunction<ServerResponse> of(VehicleAdminHandler handler,
            OwnerAdminHandler owners, AdminAccess access) {
        return route()
                .POST("/v1/admin/vehicles", accept(APPLICATION_JSON),
                        needs(ADMIN_HUB, handler::make))
                .GET("/v1/admin/vehicles", accept(APPLICATION_JSON),
                        needs(ADMIN_HUB, handler::all))
                .GET("/v1/admin/vehicles/{id}", accept(APPLICATION_JSON),
                        needs(ADMIN_HUB, handler::one))
                .PATCH("/v1/admin/vehicles/{id}", accept(APPLICATION_JSON),
                        needs(ADMIN_HUB, handler::change))
                .DELETE("/v1/admin/vehicles/{id}", needs(ADMIN_HUB, handler::remove))
                .POST("/v1/admin/fleet/users", accept(APPLICATION_JSON),
                        needs(ADMIN_HUB, owners::put))
                .GET("/v1/admin/fleet/users", accept(APPLICATION_JSON),
                        needs(ADMIN_HUB, owners::all))
                .filter(access).build();
    }
}
