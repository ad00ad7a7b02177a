package io.tributary.gateway.lamport;

import io.tributary.gateway.access.NodeAccess;
import io.tributary.gateway.access.Principal;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.Turnstile;
import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.lamport.Reading.Good;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Finds the tenant in the header {@code X-Tenant-ID} (contract section 1). The header alone is
 * enough only for the tenants that the settings name; all others need a token of theirs, or a client
 * certificate.
 */
final class HeaderAccess implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final String HEADER = "X-Tenant-ID";

    private final NodeAccess nodes;
    private final Turnstile turnstile;
    private final RegistryView registry;
    private final Set<UUID> openTenants;

    HeaderAccess(NodeAccess nodes, Turnstile turnstile, RegistryView registry,
            Set<UUID> openTenants) {
        this.nodes = nodes;
        this.turnstile = turnstile;
        this.registry = registry;
        this.openTenants = openTenants;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        var tenant = tenant(request);
        var named = nodes.names(request);
        var caller = named ? nodes.caller(request) : Mono.just(byHeader(tenant));
        return caller.flatMap(principal -> {
            requireSame(principal, tenant);
            Caller.leave(request, principal);
            if (!named) {
                Trail.of(request).by(Actor.UNKNOWN);
            }
            return turnstile.pass(request, tenant, named ? principal.node().node() : null, next);
        });
    }

    private static TenantId tenant(ServerRequest request) {
        var header = request.headers().firstHeader(HEADER);
        if (header == null || header.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    "Missing X-Tenant-ID header");
        }
        if (Kind.UUID.read(header.strip()) instanceof Good(String uuid)) {
            return TenantId.parse(uuid);
        }
        throw new ProblemException(ProblemCode.INVALID_REQUEST,
                "Invalid X-Tenant-ID header format");
    }

    private static void requireSame(Principal principal, TenantId tenant) {
        if (!principal.tenant().tenant().equals(tenant)) {
            throw new ProblemException(ProblemCode.FORBIDDEN,
                    "The token is not of the tenant in X-Tenant-ID");
        }
    }

    private Principal byHeader(TenantId tenant) {
        var known = openTenants.contains(tenant.value()) ? registry.tenant(tenant) : null;
        if (known == null) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED,
                    "This tenant needs a token: Authorization: Bearer");
        }
        return new Principal(known, new RegistryEntry.Node(
                new NodeId(Names.uuid("lamport-open", tenant)), tenant, "open", "open",
                Protocol.LAMPORT, 0, known.createdAt()), Scope.OF_NODES);
    }
}
