package io.tributary.gateway.access;

import static io.tributary.gateway.access.Needs.needs;

import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.Set;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Lets who runs the hub do in a tenant what its own nodes may, by the same handlers. What they do is
 * in the name of a node that stands in no registry and is paid for by the tenant.
 */
public final class OnBehalf {
    private static final Set<Scope> SCOPES = Set.of(Scope.PULL, Scope.SETTLE_CONFLICTS);

    private final RegistryView registry;
    private final Turnstile turnstile;

    public OnBehalf(RegistryView registry, Turnstile turnstile) {
        this.registry = registry;
        this.turnstile = turnstile;
    }

    /** The handler as the tenant's that the path's {@code tenantId} names. */
    public HandlerFunction<ServerResponse> of(HandlerFunction<ServerResponse> handler) {
        return needs(Scope.ADMIN_HUB,
                request -> turnstile.pass(request, principal(request), handler));
    }

    private Principal principal(ServerRequest request) {
        var tenant = registry.tenant(new TenantId(new Parameters(request).pathUuid("tenantId")));
        if (tenant == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "there is no such tenant");
        }
        var name = switch (Identity.of(request)) {
            case Operator operator -> operator.name();
            case Principal principal -> principal.node().code();
        };
        var node = new NodeId(Names.uuid("operator", tenant.tenant()));
        return new Principal(tenant, new RegistryEntry.Node(node, tenant.tenant(), name, name,
                Protocol.NATIVE, 0, Instant.EPOCH), SCOPES);
    }
}
