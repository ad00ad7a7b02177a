package io.tributary.gateway.pull;

import io.tributary.schemas.value.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of conflicts; what is null does not narrow the choice.
 *
 * @param after where the page before this one ended
 */
public record ConflictQuery(TenantId tenant, int limit, @Nullable String after,
        @Nullable String status, @Nullable String type, @Nullable String id) {}
