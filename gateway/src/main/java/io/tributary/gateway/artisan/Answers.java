package io.tributary.gateway.artisan;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.schemas.codec.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Writes answers. The client reads JSON only from a content type that begins with
 * {@code application/json}, and fails without any (contract section 2).
 */
final class Answers {
    private Answers() {}

    /** A success with its result and what there is to say of the account. */
    static Mono<ServerResponse> ok(Object result, Map<String, Object> account) {
        return json(HttpStatus.OK, with(account, Map.of("success", true, "result", result)));
    }

    /** A success that says nothing. */
    static Mono<ServerResponse> nothing() {
        return ServerResponse.noContent().header("Cache-Control", "no-store").build();
    }

    /** There is no such thing, in the form that has the client forget it (contract section 6). */
    static Mono<ServerResponse> unknown(String error, Map<String, Object> account) {
        return json(HttpStatus.NOT_FOUND, with(account, Map.of("success", false, "error", error)));
    }

    static Mono<ServerResponse> json(HttpStatus status, Object body) {
        return ServerResponse.status(status).contentType(APPLICATION_JSON)
                .header("Cache-Control", "no-store").bodyValue(Json.MAPPER.writeValueAsString(
                        body));
    }

    private static Map<String, Object> with(Map<String, Object> account,
            Map<String, Object> answer) {
        var body = new LinkedHashMap<>(answer);
        body.putAll(account);
        return body;
    }
}
