package io.tributary.gateway.pull;

import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the changes after a place in a tenant's feed.
 *
 * @param types entity types; one that ends with a star stands for all that begin so; empty for all
 * @param except the node whose own changes are left out; null for none
 * @param afterLamport only what is later by the logical time of its lane; null for all. A reader
 *        that knows nothing but a time needs a tenant of one lane, where time and place go together
 */
public record PageQuery(RegistryEntry.Tenant tenant, Positions after, int limit,
        List<String> types, @Nullable NodeId except, @Nullable Long afterLamport,
        Separator separator) {

    /** What stands between two changes of a page. */
    public enum Separator {
        COMMA,
        NEWLINE
    }

    public PageQuery {
        types = List.copyOf(types);
        if (afterLamport != null && tenant.lanes() != 1) {
            throw new IllegalArgumentException("a tenant of " + tenant.lanes()
                    + " lanes has no one order of logical times");
        }
    }

    /** Everything behind a logical time, of a tenant with one lane. */
    public static PageQuery afterLamport(RegistryEntry.Tenant tenant, long lamport, int limit,
            List<String> types) {
        return new PageQuery(tenant, Positions.START, limit, types, null, lamport,
                Separator.COMMA);
    }

    public PageQuery from(Positions newAfter) {
        return new PageQuery(tenant, newAfter, limit, types, except, afterLamport, separator);
    }
}
