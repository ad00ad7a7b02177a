package io.tributary.gateway.fleet.live;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.fleet.viewer.Viewers;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where live values are watched. */
public final class LiveRoutes {
    private LiveRoutes() {}

    public static RouterFunction<ServerResponse> of(LiveHandler handler, Viewers viewers) {
        return route().GET("/api/vehicles/{id}/live", handler::events)
                .GET("/ws/vehicles/{id}/live", handler::webSocket)
                .filter(viewers.orParameter()).build();
    }
}
