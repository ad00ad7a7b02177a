package io.tributary.schemas.value;

import java.util.UUID;

/** Names a tenant, the unit of isolation. */
public record TenantId(UUID value) {
    public static TenantId parse(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
