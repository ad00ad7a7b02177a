package io.tributary.gateway.access;

import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.limit.Spender;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * A node or a person of a tenant, as one who calls. Everything that a request reads or writes is of
 * the tenant that stands here, whatever else the request says.
 *
 * @param node in whose name the caller writes; a person's follows from who they are
 * @param token the registry's token by which that is known; null if it is known otherwise
 * @param endsAt when the proof ends, besides what the registry says of the token; null for never
 */
public record Principal(RegistryEntry.Tenant tenant, RegistryEntry.Node node, Set<Scope> scopes,
        @Nullable UUID token, @Nullable Instant endsAt) implements Identity {
    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** One who is known by something else than a token of the registry. */
    public Principal(RegistryEntry.Tenant tenant, RegistryEntry.Node node, Set<Scope> scopes) {
        this(tenant, node, scopes, null, null);
    }

    /** Who pays for the request of whoever was found to be calling. */
    public static Spender spender(ServerRequest request) {
        return Objects.requireNonNull(Spender.of(request.attributes()));
    }

    /** Whom a filter has found to be calling, if it is one of a tenant. */
    public static Principal of(ServerRequest request) {
        return of(Identity.of(request));
    }

    static Principal of(Identity identity) {
        return switch (identity) {
            case Principal principal -> principal;
            case Operator _ -> throw new ProblemException(ProblemCode.FORBIDDEN,
                    "this needs a token of a tenant");
        };
    }
}
