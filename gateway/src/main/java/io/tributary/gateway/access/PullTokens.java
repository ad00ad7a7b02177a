package io.tributary.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.ProblemCode;
import java.text.ParseException;
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
    private final byte[] key;

    /** @param secret of the hub; the same on all gateways */
    public PullTokens(RegistryView registry, String secret, Duration life, InstantSource clock) {
        this.registry = registry;
        this.life = life;
        this.clock = clock;
        // A key of its own: what is signed for one purpose must mean nothing for another.
        key = Names.sha256().digest((PURPOSE + '\0' + secret).getBytes(UTF_8));
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
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder().subject(principal.token().toString())
                        .expirationTime(Date.from(end)).build());
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java platform has no HMAC", e);
        }
        return new Issued(PREFIX + token.serialize(), end);
    }

    /** Whom it stands for; null if it is not one of ours, or holds no longer. */
    @Nullable
    Principal principal(String token) {
        try {
            var jwt = SignedJWT.parse(token.substring(PREFIX.length()));
            return jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
                    && jwt.verify(new MACVerifier(key)) ? principal(jwt.getJWTClaimsSet()) : null;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Principal principal(JWTClaimsSet claims) {
        var end = claims.getExpirationTime().toInstant();
        var of = registry.principal(UUID.fromString(claims.getSubject()));
        return of == null || !of.may(Scope.PULL) || !clock.instant().isBefore(end) ? null
                : new Principal(of.tenant(), of.node(), SCOPES, of.token(), end);
    }
}
