package io.tributary.projector.conflict;

import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conflicts are wanted; what is null does not restrict.
 *
 * @param after the last one of the page before
 * @param rowsMax at most so many
 * @param bytesMax no conflict begins behind so many bytes
 * @param order by the time when they were detected
 * @param whole whether large sides are wanted, too
 */
public record ConflictQuery(TenantId tenant, @Nullable Place after, int rowsMax, long bytesMax,
        Filter filter, Order order, boolean whole) {

    /** Where a conflict stands among all of its tenant. */
    public record Place(Instant detectedAt, UUID id) {}

    /** Which end comes first. */
    public enum Order {
        NEWEST,
        OLDEST
    }

    /**
     * @param status as it stands in the JSON
     * @param types of the entity; empty for all
     * @param entity its id
     * @param node of either side
     * @param since the first moment of detection
     * @param until the first moment that is too late
     */
    public record Filter(@Nullable String status, List<String> types, @Nullable String entity,
            @Nullable NodeId node, @Nullable String rule, @Nullable Integer tier,
            @Nullable Instant since, @Nullable Instant until) {}
}
