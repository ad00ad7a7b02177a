package io.tributary.gateway.lamport;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.schemas.codec.Json;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Writes answers, which nobody on the way may keep. */
final class Answers {
    private Answers() {}

    static Mono<ServerResponse> ok(Object body) {
        return json(ServerResponse.ok(), Json.MAPPER.writeValueAsString(body));
    }

    static Mono<ServerResponse> json(ServerResponse.BodyBuilder response, String json) {
        return response.contentType(APPLICATION_JSON).header("Cache-Control", "no-store")
                .bodyValue(json);
    }
}
