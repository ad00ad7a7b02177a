package io.tributary.gateway.exchange;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers that are a success. */
final class Answers {
    private Answers() {}

    /** @param body its JSON, which holds for this moment alone */
    static Mono<ServerResponse> ok(byte[] body) {
        return ServerResponse.ok().contentType(APPLICATION_JSON)
                .header("Cache-Control", "no-store").bodyValue(body);
    }

    /** @param value in plain Java */
    static Mono<ServerResponse> ok(Object value) {
        return ok(AnswerMapper.json(value));
    }
}
