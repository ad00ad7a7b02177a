package io.tributary.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Finds out whom a token stands for, of whatever kind it is, or a client certificate. All but an
 * issuer's are looked up or checked in memory.
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

    /**
     * Whom a request's proof stands for. A token that is bound to a client certificate needs it; without
     * a token the certificate is enough. A certificate that no token is bound to proves nothing.
     *
     * @param token as the dialect has it shown; null if the request shows none
     * @return empty never; {@code UNAUTHENTICATED} if the proof stands for nobody
     */
    public Mono<Identity> of(ServerRequest request, @Nullable String token) {
        var certificate = ClientCertificate.thumbprint(request);
        if (token != null) {
            return of(token).doOnNext(caller -> requireBound(caller, certificate));
        }
        if (certificate == null || registry.certified(certificate) == null) {
            return Mono.error(Bearer.missing());
        }
        var principal = registry.certifiedPrincipal(certificate);
        if (principal != null) {
            uses.note(principal.token());
        }
        return found(principal);
    }

    /** Whether the connection's certificate alone says who is calling. */
    boolean knowsCertificate(ServerRequest request) {
        var certificate = ClientCertificate.thumbprint(request);
        return certificate != null && registry.certified(certificate) != null;
    }

    private void requireBound(Identity caller, @Nullable String certificate) {
        // A pull token, which has an end of its own, is made to be used elsewhere: it is not bound.
        if (caller instanceof Principal it && it.token() != null && it.endsAt() == null) {
            var token = registry.token(it.token());
            var bound = token == null ? null : token.certificate();
            if (bound != null && !bound.equals(certificate)) {
                throw new ProblemException(ProblemCode.UNAUTHENTICATED,
                        "the token is of use only with its client certificate");
            }
        }
    }

    private Mono<Identity> of(String token) {
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
