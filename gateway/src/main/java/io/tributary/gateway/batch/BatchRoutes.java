package io.tributary.gateway.batch;

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
                .POST("/v1/sync/batch", syncs::sync)
                .GET("/v1/observations", records::observations)
                .POST("/v1/observations", records::observe)
                .GET("/v1/observations/{id}", records::observation)
                .GET("/v1/recommendations", records::recommendations)
                .POST("/v1/recommendations:generate", records::generate)
                .GET("/v1/recommendations/{id}", records::recommendation)
                .GET("/v1/playbooks/{id}", playbooks::playbook)
                .POST("/v1/playbooks/{id}/patches:apply", playbooks::apply)
                .POST("/v1/playbooks/{id}/patches", playbooks::tryOut)
                .GET("/v1/patches/{id}", playbooks::patch)
                .filter(access)
                .onError(RefusedException.class, envelopes::answer)
                .build());
    }
}
