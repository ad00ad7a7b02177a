package io.tributary.gateway.native_;

import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.READ_CHANGES;
import static io.tributary.schemas.audit.Action.READ_CONFLICTS;
import static io.tributary.schemas.audit.Action.SETTLE_CONFLICT;
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
                .GET(path + "/pull", audited(READ_CHANGES, tenant.of(pulls::pull)))
                .GET(path + "/conflicts", json, audited(READ_CONFLICTS, tenant.of(
                        entities::conflicts)))
                .GET(path + "/conflicts/{id}", json, audited(READ_CONFLICTS, tenant.of(
                        entities::conflict)))
                .POST(path + "/conflicts/{id}/settle", json, audited(SETTLE_CONFLICT, tenant.of(
                        settlements::settle)))
                .filter(access).build();
    }
}
