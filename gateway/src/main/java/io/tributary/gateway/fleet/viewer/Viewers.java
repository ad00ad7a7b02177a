package io.tributary.gateway.fleet.viewer;

import io.tributary.gateway.access.AdminAccess;
import io.tributary.gateway.access.Bearer;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.TokenHash;
import io.tributary.gateway.access.Turnstile;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.login.LoginTokens;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Knows who is asking, and whether they still may. */
public final class Viewers {
    private final RegistryView registry;
    private final AdminAccess operators;
    private final LoginTokens tokens;
    private final Turnstile turnstile;

    /** @param tokens of the persons of this protocol */
    public Viewers(RegistryView registry, AdminAccess operators, LoginTokens tokens,
            Turnstile turnstile) {
        this.registry = registry;
        this.operators = operators;
        this.tokens = tokens;
        this.turnstile = turnstile;
    }

    /** Whom the request's token stands for, or {@code UNAUTHENTICATED}. */
    public Mono<Viewer> of(ServerRequest request) {
        return Mono.fromSupplier(() -> entered(request, of(Bearer.token(request))));
    }

    /** The same, but a parameter {@code token} will do: browsers set no header on a WebSocket. */
    public Mono<Viewer> orParameter(ServerRequest request) {
        return Mono.fromSupplier(() -> {
            var token = new Parameters(request).text("token");
            return entered(request, of(token == null ? Bearer.token(request) : token));
        });
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

    /** A person pays like a node of its own; the operator pays nothing. */
    private Viewer entered(ServerRequest request, Viewer viewer) {
        switch (viewer) {
            case Viewer.Node(var principal) -> turnstile.enter(request, principal.tenant()
                    .tenant(), principal.node().node());
            case Viewer.Owner(var user, _) -> turnstile.enter(request, user.tenant(),
                    new NodeId(user.id()));
            case Viewer.Operator() -> { }
        }
        return viewer;
    }

    private Viewer of(String token) {
        var principal = registry.principal(TokenHash.of(token));
        if (principal != null) {
            return new Viewer.Node(principal);
        }
        var user = tokens.user(token);
        if (user != null) {
            return new Viewer.Owner(user, token);
        }
        if (operators.admits(token)) {
            return new Viewer.Operator();
        }
        throw Bearer.refused();
    }
}
