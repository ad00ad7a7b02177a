package io.tributary.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets the operator through. */
public final class AdminAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final byte[] hash;

    public AdminAccess(String adminToken) {
        hash = TokenHash.of(adminToken).getBytes(UTF_8);
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        return admits(Bearer.token(request)) ? next.handle(request)
                : Mono.error(Bearer.refused());
    }

    /** Whether this is the operator's token. */
    public boolean admits(String token) {
        // Takes the same time wherever the two differ.
        return MessageDigest.isEqual(hash, TokenHash.of(token).getBytes(UTF_8));
    }
}
