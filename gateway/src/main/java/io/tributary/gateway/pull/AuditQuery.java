package io.tributary.gateway.pull;

import io.tributary.schemas.audit.Action;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of the audit; what is null does not narrow the choice.
 *
 * @param tenant null for all tenants and the hub's own
 * @param after where the page before this one ended; null for the first page
 * @param since the first moment
 * @param until the first moment that is too late
 * @param who the id of who did it
 */
public record AuditQuery(@Nullable TenantId tenant, int limit, @Nullable String after,
        @Nullable Instant since, @Nullable Instant until, @Nullable Action action,
        @Nullable String who) {}
