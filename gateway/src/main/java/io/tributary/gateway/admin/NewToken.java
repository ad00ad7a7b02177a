package io.tributary.gateway.admin;

import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token that is to be made may do, and when.
 *
 * @param notBefore when it begins to hold; null for at once
 * @param expiresAt when it ends; null for never
 * @param certificate SHA-256 of the client certificate that it is bound to; null for none
 */
record NewToken(Set<Scope> scopes, @Nullable Instant notBefore, @Nullable Instant expiresAt,
        @Nullable String certificate) {
    /** As nodes have it that nobody restricts. */
    static final NewToken UNLIMITED = new NewToken(Scope.OF_NODES, null, null, null);

    /** Whether it is the token that was asked for; a rotation may have shortened it since. */
    boolean isMetBy(RegistryEntry.Token token) {
        var end = token.expiresAt();
        return token.scopes().equals(scopes) && Objects.equals(token.notBefore(), notBefore)
                && Objects.equals(token.certificate(), certificate)
                && (end == null ? expiresAt == null
                        : expiresAt == null || !end.isAfter(expiresAt));
    }
}
