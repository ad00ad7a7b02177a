package io.tributary.projector.conflict;

import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conflicts are wanted, newest first; what is null does not restrict.
 *
 * @param after the last one of the page before
 * @param rowsMax at most so many
 * @param status as it stands in the JSON
 * @param type of the entity
 * @param entity its id
 */
public record ConflictQuery(TenantId tenant, @Nullable Place after, int rowsMax,
        @Nullable String status, @Nullable String type, @Nullable String entity) {

    /** Where a conflict stands among all of its tenant. */
    public record Place(Instant detectedAt, UUID id) {}
}
