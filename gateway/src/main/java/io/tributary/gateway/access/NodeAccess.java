package io.tributary.gateway.access;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets those through who show a bearer token that stands for someone of a tenant, or a client
 * certificate that does.
 */
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
        return caller(request).flatMap(
                caller -> turnstile.pass(request, caller, next));
    }

    /** Whom the request's token or certificate stands for, or {@code UNAUTHENTICATED}. */
    public Mono<Principal> caller(ServerRequest request) {
        // Left with the request first: who is turned away is known, too.
        return callers.of(request, Bearer.find(request)).doOnNext(caller -> caller.into(request))
                .map(Principal::of);
    }

    /** Whether the request says who is calling, truly or not. */
    public boolean names(ServerRequest request) {
        return !request.headers().header(AUTHORIZATION).isEmpty()
                || callers.knowsCertificate(request);
    }
}
