package io.tributary.gateway.native_;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.NodeAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The native protocol's table of contents. Any node of a tenant may speak it. */
public final class NativeRoutes {
    private NativeRoutes() {}

    public static RouterFunction<ServerResponse> of(PushHandler pushes, PullHandler pulls,
            EntityHandler entities, SettlementHandler settlements, NodeAccess access) {
        var json = accept(APPLICATION_JSON);
        return route()
                .POST("/v1/push", json, pushes::push)
                .GET("/v1/pushes/{key}", json, pushes::pushed)
                .GET("/v1/pull", pulls::pull)
                .GET("/v1/entities/{type}/{id}", json, entities::entity)
                .GET("/v1/conflicts", json, entities::conflicts)
                .GET("/v1/conflicts/{id}", json, entities::conflict)
                .POST("/v1/conflicts/settle", json, settlements::settleMany)
                .POST("/v1/conflicts/{id}/settle", json, settlements::settle)
                .POST("/v1/conflicts/{id}/restore", json, settlements::restore)
                .GET("/v1/ledger/{type}/{id}", json, entities::ledger)
                .GET("/v1/node", json, entities::node)
                .filter(access).build();
    }
}
