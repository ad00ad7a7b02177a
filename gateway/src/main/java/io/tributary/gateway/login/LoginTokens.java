package io.tributary.gateway.login;

import com.nimbusds.jwt.JWTClaimsSet;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.TokenHash;
import io.tributary.gateway.access.TokenSigner;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of persons: signed, stored nowhere, any number at a time. One ends with its time, with the
 * person's password, or when the person is disabled.
 */
public final class LoginTokens {
    private static final String PASSWORD = "pwd";

    private final Protocol protocol;
    private final RegistryView registry;
    private final Duration life;
    private final InstantSource clock;
    private final TokenSigner signer;

    /**
     * @param protocol whose persons they are for
     * @param secret of the hub; the same on all gateways
     */
    public LoginTokens(Protocol protocol, RegistryView registry, String secret, Duration life,
            InstantSource clock) {
        this.protocol = protocol;
        this.registry = registry;
        this.life = life;
        this.clock = clock;
        signer = new TokenSigner(protocol.name().toLowerCase(Locale.ROOT) + "-login", secret);
    }

    public String issue(RegistryEntry.User user) {
        var now = clock.instant();
        return signer.sign(new JWTClaimsSet.Builder().subject(user.id().toString())
                // Two logins of one second are two.
                .jwtID(UUID.randomUUID().toString())
                .claim(PASSWORD, mark(user))
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(life)))
                .build());
    }

    /** Whose token it is; null if it is not one of ours, or holds no longer. */
    public RegistryEntry.@Nullable User user(String token) {
        var claims = signer.claims(token);
        try {
            return claims == null ? null : user(claims);
        } catch (ParseException e) {
            return null;
        }
    }

    private RegistryEntry.@Nullable User user(JWTClaimsSet claims) throws ParseException {
        var ends = claims.getExpirationTime();
        if (ends == null || !ends.toInstant().isAfter(clock.instant())) {
            return null;
        }
        var user = registry.user(UUID.fromString(claims.getSubject()));
        return user == null || user.disabled() || user.protocol() != protocol
                || !mark(user).equals(claims.getStringClaim(PASSWORD)) ? null : user;
    }

    /** Tells one password from the next, and nothing more. */
    private static String mark(RegistryEntry.User user) {
        return TokenHash.of(user.passwordHash()).substring(0, 16);
    }
}
