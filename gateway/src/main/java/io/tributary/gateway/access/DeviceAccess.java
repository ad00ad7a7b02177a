package io.tributary.gateway.access;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import io.tributary.gateway.http.ProblemException;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets nodes through that show their token as X-Device-Token or as a bearer; either suffices, as does
 * a client certificate without them.
 */
public final class DeviceAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final String HEADER = "X-Device-Token";

    private final Callers callers;
    private final NodeAccess bearers;
    private final Turnstile turnstile;

    public DeviceAccess(Callers callers, Turnstile turnstile) {
        this.callers = callers;
        this.turnstile = turnstile;
        bearers = new NodeAccess(callers, turnstile);
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        return caller(request).flatMap(
                caller -> turnstile.pass(request, caller, next));
    }

    private Mono<Principal> caller(ServerRequest request) {
        var given = request.headers().header(HEADER);
        if (given.size() != 1) {
            return bearers.caller(request);
        }
        // Left with the request first: who is turned away is known, too.
        var device = callers.of(request, given.getFirst()).doOnNext(caller -> caller.into(request))
                .map(Principal::of);
        // A wrong token is wrong, whatever certificate comes with it.
        return request.headers().header(AUTHORIZATION).isEmpty() ? device
                : device.onErrorResume(ProblemException.class, _ -> bearers.caller(request));
    }
}
