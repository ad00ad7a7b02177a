package io.tributary.gateway.fleet.viewer;

import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.LOGIN;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where persons come in who own vehicles. */
public final class OwnerLoginRoutes {
    private OwnerLoginRoutes() {}

    public static RouterFunction<ServerResponse> of(OwnerLoginHandler handler) {
        return route().POST("/auth/login", accept(APPLICATION_JSON),
                audited(LOGIN, handler::login)).build();
    }
}
