package io.tributary.gateway.batch;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.schemas.node.Scope.PULL;
import static io.tributary.schemas.node.Scope.PUSH;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.DeviceAccess;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The table of contents of batch sync (contract sections 1 and 5). */
public final class BatchRoutes {
    private BatchRoutes() {}

    public static RouterFunction<ServerResponse> of(BatchDialect dialect, DeviceAccess access,
            Envelopes envelopes) {
        var syncs = dialect.syncs();
        var records = dialect.records();
        var playbooks = dialect.playbooks();
        var open = route().GET("/v1/health", syncs::health).build();
        return open.and(route()
                .POST("/v1/sync/batch", needs(PUSH, needs(PULL, syncs::sync)))
                .GET("/v1/observations", needs(PULL, records::observations))
                .POST("/v1/observations", needs(PUSH, records::observe))
                .GET("/v1/observations/{id}", needs(PULL, records::observation))
                .GET("/v1/recommendations", needs(PULL, records::recommendations))
                .POST("/v1/recommendations:generate", needs(PUSH, records::generate))
                .GET("/v1/recommendations/{id}", needs(PULL, records::recommendation))
                .GET("/v1/playbooks/{id}", needs(PULL, playbooks::playbook))
                .POST("/v1/playbooks/{id}/patches:apply", needs(PUSH, playbooks::apply))
                .POST("/v1/playbooks/{id}/patches", needs(PULL, playbooks::tryOut))
                .GET("/v1/patches/{id}", needs(PULL, playbooks::patch))
                .filter(access)
                .onError(RefusedException.class, envelopes::answer)
                .build());
    }
}
