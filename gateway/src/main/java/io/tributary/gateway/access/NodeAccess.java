package io.tributary.gateway.access;

import io.tributary.gateway.http.Parameters;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets those through who show a bearer token that stands for someone of a tenant. */
public final class NodeAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final Callers callers;

    public NodeAccess(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        return caller(request).flatMap(caller -> handed(caller, request, next));
    }

    /** The same, but a parameter {@code token} will do: browsers set no header on a WebSocket. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> orParameter() {
        return (request, next) -> {
            var token = new Parameters(request).text("token");
            return (token == null ? caller(request) : principal(token))
                    .flatMap(caller -> handed(caller, request, next));
        };
    }

    /** Whom the request's token stands for, or {@code UNAUTHENTICATED}. */
    public Mono<Principal> caller(ServerRequest request) {
        return principal(Bearer.token(request));
    }

    private Mono<Principal> principal(String token) {
        return callers.of(token).map(Principal::of);
    }

    private static Mono<ServerResponse> handed(Principal caller, ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        caller.into(request);
        return next.handle(request);
    }
}
