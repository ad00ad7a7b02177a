package io.tributary.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds out whom a token stands for, of whatever kind it is. All but an issuer's are looked up or
 * checked in memory.
 */
public final class Callers {
    private final RegistryView registry;
    private final TokenUses uses;
    private final PullTokens pullTokens;
    private final byte[] adminHash;
    private final @Nullable Issuer issuer;

    /**
     * @param adminToken the operator's
     * @param issuer whose tokens are taken too; null for nobody's
     */
    public Callers(RegistryView registry, TokenUses uses, PullTokens pullTokens,
            String adminToken, @Nullable Issuer issuer) {
        this.registry = registry;
        this.uses = uses;
        this.pullTokens = pullTokens;
        this.issuer = issuer;
        adminHash = TokenHash.of(adminToken).getBytes(UTF_8);
    }

    /** Empty never; {@code UNAUTHENTICATED} if the token stands for nobody. */
    public Mono<Identity> of(String token) {
        if (token.startsWith(PullTokens.PREFIX)) {
            return found(pullTokens.principal(token));
        }
        var hash = TokenHash.of(token);
        var principal = registry.principal(hash);
        if (principal != null) {
            uses.note(principal.token());
            return Mono.just(principal);
        }
        // Takes the same time wherever the two differ.
        if (MessageDigest.isEqual(adminHash, hash.getBytes(UTF_8))) {
            return Mono.just(new Operator("admin-token"));
        }
        return issuer != null && Issuer.mayHaveMade(token) ? issuer.identity(token) : found(null);
    }

    private static Mono<Identity> found(@Nullable Principal principal) {
        return principal == null ? Mono.error(Bearer.refused()) : Mono.just(principal);
    }
}
