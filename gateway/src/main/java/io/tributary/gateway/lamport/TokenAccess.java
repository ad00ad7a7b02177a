package io.tributary.gateway.lamport;

import io.tributary.gateway.access.NodeAccess;
import io.tributary.gateway.access.Turnstile;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Finds the tenant of the bearer token, as the apps send it (contract section 10.7). */
record TokenAccess(NodeAccess nodes, Turnstile turnstile)
        implements
            HandlerFilterFunction<ServerResponse, ServerResponse> {
    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        return nodes.caller(request).flatMap(principal -> {
            Caller.leave(request, principal);
            return turnstile.pass(request, principal, next);
        });
    }
}
