package io.tributary.gateway.native_;

import static org.springframework.http.HttpHeaders.CACHE_CONTROL;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.access.PullTokens;
import io.tributary.schemas.codec.Json;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Exchanges a node's token for a short one that only pulls. */
public final class PullTokenHandler {
    private final PullTokens tokens;

    public PullTokenHandler(PullTokens tokens) {
        this.tokens = tokens;
    }

    Mono<ServerResponse> exchange(ServerRequest request) {
        return ServerResponse.ok().contentType(APPLICATION_JSON)
                .header(CACHE_CONTROL, "no-store").bodyValue(Json.MAPPER.writeValueAsBytes(
                        tokens.exchange(Principal.of(request))));
    }
}
