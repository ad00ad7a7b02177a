package io.tributary.projector.pull;

import io.tributary.schemas.value.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets only the gateway in. What it may read is its own affair; row security is the second wall. */
final class AccessToken implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final byte[] expected;

    AccessToken(String token) {
        this.expected = bytes("Bearer " + token);
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        var given = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        // In constant time: how long a refusal takes must not tell how much of a guess was right.
        if (given == null || !MessageDigest.isEqual(expected, bytes(given))) {
            return Problems.of(ProblemCode.UNAUTHENTICATED, "The access token is not this one's.");
        }
        return next.handle(request);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
