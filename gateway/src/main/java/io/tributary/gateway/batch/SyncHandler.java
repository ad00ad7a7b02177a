package io.tributary.gateway.batch;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.schemas.codec.Json;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Takes batches in, and says that it lives. */
public final class SyncHandler {
    /** Of the protocol, not of the hub. */
    private static final String VERSION = "1.0.0";

    private final WireBodies bodies;
    private final Syncs syncs;
    private final InstantSource clock;

    SyncHandler(WireBodies bodies, Syncs syncs, InstantSource clock) {
        this.bodies = bodies;
        this.syncs = syncs;
        this.clock = clock;
    }

    Mono<ServerResponse> sync(ServerRequest request) {
        var principal = Principal.of(request);
        var key = IdempotencyKeys.required(request);
        return bodies.sync(request).flatMap(batch -> syncs.sync(principal, key, batch))
                .flatMap(answer -> json(HttpStatus.OK, answer));
    }

    Mono<ServerResponse> health(ServerRequest request) {
        return json(HttpStatus.OK, Json.MAPPER.writeValueAsString(
                new HealthJson("ok", SyncMapper.time(clock.instant()), VERSION)));
    }

    static Mono<ServerResponse> json(HttpStatusCode status, String body) {
        return ServerResponse.status(status).contentType(APPLICATION_JSON)
                .header("Cache-Control", "no-store").bodyValue(body);
    }

    /** The answer to {@code GET /v1/health}. */
    private record HealthJson(String status, String timestamp, String version) {}
}
