package io.tributary.gateway.pull;

import io.tributary.schemas.value.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of conflicts.
 *
 * @param after where the page before this one ended; null for the first page
 */
public record ConflictQuery(TenantId tenant, int limit, @Nullable String after,
        ConflictFilter filter, Order order) {

    ConflictQuery ofTypes(List<String> types) {
        return new ConflictQuery(tenant, limit, after, filter.withTypes(types), order);
    }

    ConflictQuery from(String newAfter) {
        return new ConflictQuery(tenant, limit, newAfter, filter, order);
    }

    /** Which end comes first, by the time of detection. */
    public enum Order {
        NEWEST,
        OLDEST
    }
}
