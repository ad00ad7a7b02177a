package io.tributary.gateway.access;

import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets nodes through that show their token as X-Device-Token or as a bearer; either suffices. */
public final class DeviceAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final String HEADER = "X-Device-Token";

    private final RegistryView registry;
    private final Turnstile turnstile;

    public DeviceAccess(RegistryView registry, Turnstile turnstile) {
        this.registry = registry;
        this.turnstile = turnstile;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        var given = request.headers().header(HEADER);
        var principal = given.size() == 1
                ? registry.principal(TokenHash.of(given.getFirst()))
                : null;
        if (principal == null) {
            principal = registry.principal(TokenHash.of(Bearer.token(request)));
        }
        if (principal == null) {
            return Mono.error(Bearer.refused());
        }
        request.attributes().put(Principal.ATTRIBUTE, principal);
        return turnstile.pass(request, principal.tenant().tenant(), principal.node().node(), next);
    }
}
