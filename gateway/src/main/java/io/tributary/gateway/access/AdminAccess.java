package io.tributary.gateway.access;

import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Finds out who would administer; the routes say what that takes. */
public final class AdminAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final Callers callers;
    private final Turnstile turnstile;

    public AdminAccess(Callers callers, Turnstile turnstile) {
        this.callers = callers;
        this.turnstile = turnstile;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        return callers.of(request, Bearer.find(request)).flatMap(
                caller -> turnstile.pass(request, caller, next));
    }
}
