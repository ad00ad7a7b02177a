package io.tributary.gateway.login;

import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.value.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A person as an operator describes one.
 *
 * @param protocol where the person may log in
 * @param email in lower case
 * @param password null to leave it as it is
 * @param nickname null if it is not known
 */
public record Person(TenantId tenant, Protocol protocol, String email, @Nullable String password,
        @Nullable String nickname, String language, boolean readonly, boolean disabled) {
    /** Of whoever says nothing of it. */
    public static final String LANGUAGE = "en";

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "Person[" + tenant + ", " + email + "]";
    }
}
