package io.tributary.gateway.access;

import com.nimbusds.jwt.JWTClaimsSet;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that may pull and nothing else, for a short time: for a browser's address line, a pod that
 * only reads, whatever should not hold the credential itself. Signed and stored nowhere; one ends
 * with its time, or with the token that it was exchanged for.
 */
public final class PullTokens {
    static final String PREFIX = "trib_pull_";

    private static final String PURPOSE = "pull-token";
    private static final Set<Scope> SCOPES = Set.of(Scope.PULL);

    private final RegistryView registry;
    private final Duration life;
    private final InstantSource clock;
    private final TokenSigner signer;

    /** @param secret of the hub; the same on all gateways */
    public PullTokens(RegistryView registry, String secret, Duration life, InstantSource clock) {
        this.registry = registry;
        this.life = life;
        this.clock = clock;
        signer = new TokenSigner(PURPOSE, secret);
    }

    /** A token with its end. */
    public record Issued(String token, Instant expiresAt) {}

    /** @throws ProblemException {@code FORBIDDEN} unless a node's own token is shown */
    public Issued exchange(Principal principal) {
        if (principal.token() == null || principal.endsAt() != null) {
            throw new ProblemException(ProblemCode.FORBIDDEN,
                    "only a node's own token can be exchanged");
        }
        // A JWT counts in seconds.
        var end = Instant.ofEpochSecond(clock.instant().plus(life).getEpochSecond());
        var token = signer.sign(new JWTClaimsSet.Builder()
                .subject(principal.token().toString()).expirationTime(Date.from(end)).build());
        return new Issued(PREFIX + token, end);
    }

    /** Whom it stands for; null if it is not one of ours, or holds no longer. */
    @Nullable
    Principal principal(String token) {
        var claims = signer.claims(token.substring(PREFIX.length()));
        return claims == null ? null : principal(claims);
    }

    private @Nullable Principal principal(JWTClaimsSet claims) {
        var end = claims.getExpirationTime().toInstant();
        var of = registry.principal(UUID.fromString(claims.getSubject()));
        return of == null || !of.may(Scope.PULL) || !clock.instant().isBefore(end) ? null
                : new Principal(of.tenant(), of.node(), SCOPES, of.token(), end);
    }
}
