package io.tributary.gateway.access;

import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets nodes through, each with the principal that its token stands for. */
public final class NodeAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final RegistryView registry;
    private final Turnstile turnstile;

    public NodeAccess(RegistryView registry, Turnstile turnstile) {
        this.registry = registry;
        this.turnstile = turnstile;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        var caller = caller(request);
        request.attributes().put(Principal.ATTRIBUTE, caller);
        return turnstile.pass(request, caller.tenant().tenant(), caller.node().node(), next);
    }

    /** Whom the request's token stands for, or {@code UNAUTHENTICATED}. */
    public Principal caller(ServerRequest request) {
        var principal = registry.principal(TokenHash.of(Bearer.token(request)));
        if (principal == null) {
            throw Bearer.refused();
        }
        return principal;
    }
}
