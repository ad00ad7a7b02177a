package io.tributary.gateway.artisan;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.IMPORT;
import static io.tributary.schemas.audit.Action.READ_PERSONS;
import static io.tributary.schemas.node.Scope.ADMIN_HUB;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.AdminAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What an operator does for the dialect, beside the hub's other admin routes. */
final class ArtisanAdminRoutes {
    private ArtisanAdminRoutes() {}

    static RouterFunction<ServerResponse> of(ImportHandler handler, AdminAccess access) {
        return route()
                .POST("/v1/admin/artisan/import", accept(APPLICATION_JSON),
                        audited(IMPORT, needs(ADMIN_HUB, handler::bring)))
                .GET("/v1/admin/artisan/users", accept(APPLICATION_JSON),
                        audited(READ_PERSONS, needs(ADMIN_HUB, handler::users)))
                .filter(access).build();
    }
}
