package io.tributary.projector.pull;

import io.tributary.schemas.value.TenantId;
import java.util.UUID;

/** What a reader may see; Postgres is told so before it reads anything. */
sealed interface Sight {
    /** All of one tenant. */
    record Tenant(TenantId tenant) implements Sight {}

    /**
     * What is of vehicles of one tenant that a person owns.
     *
     * @param owner the person's id in the registry
     */
    record Owner(TenantId tenant, UUID owner) implements Sight {}

    /** The vehicles and the audit of all tenants, and nothing else. */
    record Operator() implements Sight {}
}
