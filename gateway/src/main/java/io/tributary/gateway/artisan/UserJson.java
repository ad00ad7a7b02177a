package io.tributary.gateway.artisan;

import io.tributary.schemas.node.RegistryEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as an operator sees one. */
record UserJson(UUID id, String email, @Nullable String nickname, String language,
        boolean readonly, boolean disabled) {
    static UserJson of(RegistryEntry.User user) {
        return new UserJson(user.id(), user.email(), user.nickname(), user.language(),
                user.readonly(), user.disabled());
    }
}
