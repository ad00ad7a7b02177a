package io.tributary.gateway.fleet.admin;

import static io.tributary.gateway.admin.AdminFields.invalid;

import io.tributary.gateway.access.RegistryView;
import io.tributary.schemas.value.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which tenant an operator means: where there is just one, it need not be said. */
final class TenantChoice {
    private TenantChoice() {}

    static TenantId of(RegistryView registry, @Nullable UUID given) {
        if (given == null) {
            var all = registry.tenants().limit(2).toList();
            if (all.size() != 1) {
                throw invalid("tenantId", "is missing, and the hub has not just one tenant");
            }
            return all.getFirst().tenant();
        }
        return registry.requiredTenant(new TenantId(given)).tenant();
    }
}
