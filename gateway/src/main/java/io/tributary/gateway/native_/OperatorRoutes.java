package io.tributary.gateway.native_;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.AdminAccess;
import io.tributary.gateway.access.OnBehalf;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What of the native protocol the operator may use for any tenant. */
public final class OperatorRoutes {
    private OperatorRoutes() {}

    public static RouterFunction<ServerResponse> of(PullHandler pulls, EntityHandler entities,
            SettlementHandler settlements, OnBehalf tenant, AdminAccess access) {
        var json = accept(APPLICATION_JSON);
        var path = "/v1/admin/tenants/{tenantId}";
        return route()
                .GET(path + "/pull", tenant.of(pulls::pull))
                .GET(path + "/conflicts", json, tenant.of(entities::conflicts))
                .GET(path + "/conflicts/{id}", json, tenant.of(entities::conflict))
                .POST(path + "/conflicts/{id}/settle", json, tenant.of(settlements::settle))
                .filter(access).build();
    }
}
