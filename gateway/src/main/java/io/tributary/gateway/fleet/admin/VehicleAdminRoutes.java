package io.tributary.gateway.fleet.admin;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.AdminAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where the operator keeps vehicles. */
public final class VehicleAdminRoutes {
    private VehicleAdminRoutes() {}

    public static RouterFunction<ServerResponse> of(VehicleAdminHandler handler,
            AdminAccess access) {
        return route()
                .POST("/v1/admin/vehicles", accept(APPLICATION_JSON), handler::make)
                .GET("/v1/admin/vehicles", accept(APPLICATION_JSON), handler::all)
                .GET("/v1/admin/vehicles/{id}", accept(APPLICATION_JSON), handler::one)
                .PATCH("/v1/admin/vehicles/{id}", accept(APPLICATION_JSON), handler::change)
                .DELETE("/v1/admin/vehicles/{id}", handler::remove)
                .filter(access).build();
    }
}
