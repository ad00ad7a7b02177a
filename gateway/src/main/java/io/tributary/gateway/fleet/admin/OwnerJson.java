package io.tributary.gateway.fleet.admin;

import io.tributary.schemas.node.RegistryEntry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire types of the owners' admin API. */
interface OwnerJson {
    /** Body of POST; whoever is known by the address is changed. */
    record UserRequest(@Nullable UUID tenantId, @Nullable String email, @Nullable String password,
            @Nullable String nickname, @Nullable Boolean disabled) {
        /** Says nothing of the password. */
        @Override
        public String toString() {
            return "UserRequest[" + tenantId + ", " + email + "]";
        }
    }

    /** A person, without the password. */
    record UserView(UUID id, UUID tenantId, String email, @Nullable String nickname,
            boolean disabled) {
        static UserView of(RegistryEntry.User user) {
            return new UserView(user.id(), user.tenant().value(), user.email(), user.nickname(),
                    user.disabled());
        }
    }

    /** Persons of the hub or of a tenant. */
    record UsersView(List<UserView> users, @Nullable UUID next) {}
}
