package io.tributary.gateway.admin;

import io.tributary.schemas.node.RegistryEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant to be made. */
record NewTenant(String name, int lanes, @Nullable UUID id) {
    boolean isMetBy(RegistryEntry.Tenant tenant) {
        return tenant.name().equals(name) && tenant.lanes() == lanes;
    }
}
