package io.tributary.gateway.fleet.live;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.schemas.node.Scope.PULL;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.NodeAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where live values are watched. */
public final class LiveRoutes {
    private LiveRoutes() {}

    public static RouterFunction<ServerResponse> of(LiveHandler handler, NodeAccess access) {
        return route()
                .GET("/api/vehicles/{id}/live", needs(PULL, handler::events))
                .GET("/ws/vehicles/{id}/live", needs(PULL, handler::webSocket))
                .filter(access.orParameter()).build();
    }
}
