package io.tributary.gateway.native_;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.gateway.access.Needs.needsInScope;
import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.EXCHANGE_TOKEN;
import static io.tributary.schemas.audit.Action.RESTORE_CONFLICT;
import static io.tributary.schemas.audit.Action.SETTLE_CONFLICT;
import static io.tributary.schemas.node.Scope.PULL;
import static io.tributary.schemas.node.Scope.PUSH;
import static io.tributary.schemas.node.Scope.SETTLE_CONFLICTS;
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
            EntityHandler entities, SettlementHandler settlements,
            PullTokenHandler tokens, NodeAccess access) {
        var json = accept(APPLICATION_JSON);
        return route()
                .POST("/v1/push", json, needsInScope(PUSH, pushes::push))
                .GET("/v1/pushes/{key}", json, needsInScope(PUSH, pushes::pushed))
                .GET("/v1/pull", needsInScope(PULL, pulls::pull))
                .GET("/v1/entities/{type}/{id}", json, needsInScope(PULL, entities::entity))
                .GET("/v1/conflicts", json, needsInScope(PULL, entities::conflicts))
                .GET("/v1/conflicts/{id}", json, needsInScope(PULL, entities::conflict))
                .POST("/v1/conflicts/settle", json,
                        audited(SETTLE_CONFLICT,
                                needsInScope(SETTLE_CONFLICTS, settlements::settleMany)))
                .POST("/v1/conflicts/{id}/settle", json,
                        audited(SETTLE_CONFLICT,
                                needsInScope(SETTLE_CONFLICTS, settlements::settle)))
                .POST("/v1/conflicts/{id}/restore", json,
                        audited(RESTORE_CONFLICT,
                                needsInScope(SETTLE_CONFLICTS, settlements::restore)))
                .GET("/v1/ledger/{type}/{id}", json, needs(PULL, entities::ledger))
                .GET("/v1/node", json, entities::node)
                .POST("/v1/node/pull-token", json,
                        audited(EXCHANGE_TOKEN, needsInScope(PULL, tokens::exchange)))
                .filter(access).build();
    }
}
