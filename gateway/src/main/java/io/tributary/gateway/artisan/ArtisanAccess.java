package io.tributary.gateway.artisan;

import io.tributary.gateway.access.Bearer;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.Turnstile;
import io.tributary.gateway.login.LoginTokens;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets persons through who show a token of their login. Whoever shows none, or one that holds no
 * longer, gets 401: it alone makes the program log in anew (contract section 3).
 */
final class ArtisanAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final LoginTokens tokens;
    private final RegistryView registry;
    private final Turnstile turnstile;

    ArtisanAccess(LoginTokens tokens, RegistryView registry, Turnstile turnstile) {
        this.tokens = tokens;
        this.registry = registry;
        this.turnstile = turnstile;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        var token = Bearer.token(request);
        var user = tokens.user(token);
        var caller = user == null ? null : caller(user, token);
        if (caller == null) {
            return Mono.error(Bearer.refused());
        }
        caller.into(request);
        return turnstile.pass(request, caller.tenant().tenant(), caller.node().node(), next);
    }

    /** The person as one who calls; null if the tenant is gone. */
    @Nullable
    ArtisanCaller caller(RegistryEntry.User user, String token) {
        var tenant = registry.tenant(user.tenant());
        return tenant == null ? null
                : new ArtisanCaller(tenant, node(user, token), user.id().toString(), user
                        .readonly());
    }

    /**
     * Each login of a person is a node: the program does not say on which machine it runs, and what
     * one machine did, another of the same person need not have seen.
     */
    private static RegistryEntry.Node node(RegistryEntry.User user, String token) {
        return new RegistryEntry.Node(
                new NodeId(Names.uuid("artisan-login", user.tenant(), user.id(), token)),
                user.tenant(), user.id().toString(), "Artisan", Protocol.ARTISAN, 0,
                user.createdAt());
    }
}
