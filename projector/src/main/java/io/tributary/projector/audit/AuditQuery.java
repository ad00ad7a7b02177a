package io.tributary.projector.audit;

import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted, newest first; what is null does not restrict.
 *
 * @param tenant null for all tenants and the hub's own
 * @param after the last one of the page before
 * @param rowsMax at most so many
 * @param since the first moment
 * @param until the first moment that is too late
 * @param action as it stands in the JSON
 * @param who the id of who did it
 */
public record AuditQuery(@Nullable TenantId tenant, @Nullable Place after, int rowsMax,
        @Nullable Instant since, @Nullable Instant until, @Nullable String action,
        @Nullable String who) {

    /** Where an entry stands among all. */
    public record Place(Instant at, UUID id) {}
}
