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
        var principal = nodes.caller(request);
        new Caller(principal.tenant(), principal.node().rank()).into(request);
        return turnstile.pass(request, principal.tenant().tenant(), principal.node().node(), next);
    }
}
