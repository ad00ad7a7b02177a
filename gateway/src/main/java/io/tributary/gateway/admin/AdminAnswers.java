package io.tributary.gateway.admin;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.schemas.codec.Json;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The forms of the admin API's answers. */
public final class AdminAnswers {
    private AdminAnswers() {}

    public static Mono<ServerResponse> created(String location, Object body) {
        return ServerResponse.status(HttpStatus.CREATED).location(URI.create(location))
                .header("Cache-Control", "no-store").contentType(APPLICATION_JSON)
                .bodyValue(Json.MAPPER.writeValueAsBytes(body));
    }

    public static Mono<ServerResponse> ok(Object body) {
        return ServerResponse.ok().contentType(APPLICATION_JSON)
                .bodyValue(Json.MAPPER.writeValueAsBytes(body));
    }
}
