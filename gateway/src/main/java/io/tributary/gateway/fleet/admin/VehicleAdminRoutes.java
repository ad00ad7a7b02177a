package io.tributary.gateway.fleet.admin;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.CHANGE_VEHICLE;
import static io.tributary.schemas.audit.Action.CREATE_VEHICLE;
import static io.tributary.schemas.audit.Action.PUT_PERSON;
import static io.tributary.schemas.audit.Action.READ_PERSONS;
import static io.tributary.schemas.audit.Action.READ_VEHICLES;
import static io.tributary.schemas.audit.Action.REMOVE_VEHICLE;
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
                        audited(CREATE_VEHICLE, needs(ADMIN_HUB, handler::make)))
                .GET("/v1/admin/vehicles", accept(APPLICATION_JSON),
                        audited(READ_VEHICLES, needs(ADMIN_HUB, handler::all)))
                .GET("/v1/admin/vehicles/{id}", accept(APPLICATION_JSON),
                        audited(READ_VEHICLES, needs(ADMIN_HUB, handler::one)))
                .PATCH("/v1/admin/vehicles/{id}", accept(APPLICATION_JSON),
                        audited(CHANGE_VEHICLE, needs(ADMIN_HUB, handler::change)))
                .DELETE("/v1/admin/vehicles/{id}",
                        audited(REMOVE_VEHICLE, needs(ADMIN_HUB, handler::remove)))
                .POST("/v1/admin/fleet/users", accept(APPLICATION_JSON),
                        audited(PUT_PERSON, needs(ADMIN_HUB, owners::put)))
                .GET("/v1/admin/fleet/users", accept(APPLICATION_JSON),
                        audited(READ_PERSONS, needs(ADMIN_HUB, owners::all)))
                .filter(access).build();
    }
}
