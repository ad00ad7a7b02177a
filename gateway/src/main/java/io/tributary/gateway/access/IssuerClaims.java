package io.tributary.gateway.access;

import com.nimbusds.jwt.JWTClaimsSet;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the claims of an issuer's token say to the hub. */
final class IssuerClaims {
    private final RegistryView registry;
    private final IssuerSettings settings;

    IssuerClaims(RegistryView registry, IssuerSettings settings) {
        this.registry = registry;
        this.settings = settings;
    }

    /** @throws ProblemException {@code FORBIDDEN} if they name no scope or no tenant of the hub */
    Identity identity(JWTClaimsSet claims) {
        var scopes = scopes(claims);
        if (scopes.isEmpty()) {
            throw forbidden("the claim '" + settings.scopeClaim() + "' names no scope of the hub");
        }
        var claim = claims.getClaim(settings.tenantClaim());
        if (claim == null && scopes.contains(Scope.ADMIN_HUB)) {
            return new Operator(claims.getSubject());
        }
        var tenant = tenant(claim).orElseThrow(() -> forbidden(
                "the claim '" + settings.tenantClaim() + "' names no tenant of the hub"));
        return new Principal(tenant, person(tenant.tenant(), claims), scopes, null,
                claims.getExpirationTime().toInstant().plus(settings.clockSkew()));
    }

    private Set<Scope> scopes(JWTClaimsSet claims) {
        var named = switch (claims.getClaim(settings.scopeClaim())) {
            case String text -> Stream.of(text.split(" ", -1));
            case Collection<?> list -> list.stream().map(String::valueOf);
            case null, default -> Stream.<String>empty();
        };
        return named.map(Scope::of).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private Optional<RegistryEntry.Tenant> tenant(@Nullable Object claim) {
        try {
            return Optional.ofNullable(registry.tenant(
                    new TenantId(UUID.fromString(String.valueOf(claim)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whoever has one subject is one participant, whichever of their tokens they show. */
    private RegistryEntry.Node person(TenantId tenant, JWTClaimsSet claims) {
        var subject = claims.getSubject();
        var id = new NodeId(Names.uuid("issuer", tenant, claims.getIssuer(), subject));
        return new RegistryEntry.Node(id, tenant, subject, subject, Protocol.NATIVE, 0,
                Instant.EPOCH);
    }

    private static ProblemException forbidden(String why) {
        return new ProblemException(ProblemCode.FORBIDDEN, why);
    }
}
