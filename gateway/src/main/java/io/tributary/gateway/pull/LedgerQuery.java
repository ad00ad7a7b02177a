package io.tributary.gateway.pull;

import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.TenantId;

/**
 * Asks for what was counted on a field of an entity.
 *
 * @param after the place of the last entry of the page before; 0 for the first page
 */
public record LedgerQuery(TenantId tenant, EntityRef entity, String field, int limit,
        long after) {}
