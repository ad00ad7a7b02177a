package io.tributary.gateway.access;

import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets those through who show a bearer token that stands for someone of a tenant. */
public final class NodeAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final Callers callers;
    private final Turnstile turnstile;

    public NodeAccess(Callers callers, Turnstile turnstile) {
        this.callers = callers;
        this.turnstile = turnstile;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        return caller(request).flatMap(caller -> {
            caller.into(request);
            return turnstile.pass(request, caller, next);
        });
    }

    /** Whom the request's token stands for, or {@code UNAUTHENTICATED}. */
    public Mono<Principal> caller(ServerRequest request) {
        // Left with the request first: who is turned away is known, too.
        return callers.of(Bearer.token(request)).doOnNext(caller -> caller.into(request))
                .map(Principal::of);
    }
}
