package io.tributary.gateway.fleet.viewer;

import io.tributary.gateway.access.Bearer;
import io.tributary.gateway.access.Callers;
import io.tributary.gateway.access.Identity;
import io.tributary.gateway.access.Principal;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.Turnstile;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.login.LoginTokens;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Knows who is asking after vehicles, and whether they still may. */
public final class Viewers implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final RegistryView registry;
    private final Callers callers;
    private final LoginTokens tokens;
    private final Turnstile turnstile;

    /** @param tokens of the persons of this protocol */
    public Viewers(RegistryView registry, Callers callers, LoginTokens tokens,
            Turnstile turnstile) {
        this.registry = registry;
        this.callers = callers;
        this.tokens = tokens;
        this.turnstile = turnstile;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        return entered(request, Bearer.find(request), next);
    }

    /** The same, but a parameter {@code token} will do: browsers set no header on a WebSocket. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> orParameter() {
        return (request, next) -> {
            var token = new Parameters(request).text("token");
            return entered(request, token == null ? Bearer.find(request) : token, next);
        };
    }

    /** Whether the token by which this viewer came in still holds. */
    public boolean holds(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Node(var principal) -> registry.holds(principal);
            case Viewer.Owner(_, var token) -> tokens.user(token) != null;
            case Viewer.Operator() -> true;
        };
    }

    /** The vehicle of this id; one that the viewer doesn't see is {@code NOT_FOUND}. */
    public RegistryEntry.Vehicle vehicle(Viewer viewer, UUID id) {
        var vehicle = registry.vehicle(new NodeId(id));
        if (vehicle == null || !viewer.sees(vehicle)) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "there is no such vehicle");
        }
        return vehicle;
    }

    /** A person pays like a node; the operator pays nothing. */
    private Mono<ServerResponse> entered(ServerRequest request, @Nullable String token,
            HandlerFunction<ServerResponse> next) {
        return viewer(request, token).flatMap(viewer -> {
            viewer.into(request);
            return switch (viewer) {
                case Viewer.Node(var principal) -> turnstile.pass(request, principal, next);
                case Viewer.Owner(var user, _) -> turnstile.pass(request, user.tenant(),
                        new NodeId(user.id()), next);
                case Viewer.Operator() -> next.handle(request);
            };
        });
    }

    private Mono<Viewer> viewer(ServerRequest request, @Nullable String token) {
        var user = token == null ? null : tokens.user(token);
        return token != null && user != null ? Mono.just(new Viewer.Owner(user, token))
                : callers.of(request, token).doOnNext(caller -> caller.into(request))
                        .map(Viewers::viewer);
    }

    private static Viewer viewer(Identity caller) {
        return switch (caller) {
            case Principal principal -> {
                principal.require(Scope.PULL);
                principal.requireWholeTenant();
                yield new Viewer.Node(principal);
            }
            case io.tributary.gateway.access.Operator _ -> new Viewer.Operator();
        };
    }
}
