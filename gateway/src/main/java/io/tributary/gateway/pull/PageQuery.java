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
 * @param reader whose scope {@link ScopedPages} keeps to; null for one who sees everything
 */
public record PageQuery(RegistryEntry.Tenant tenant, Positions after, int limit,
        List<String> types, @Nullable NodeId except, @Nullable Long afterLamport,
        Separator separator, RegistryEntry.@Nullable Node reader) {

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

    /** Asks for whoever sees everything. */
    public PageQuery(RegistryEntry.Tenant tenant, Positions after, int limit, List<String> types,
            @Nullable NodeId except, @Nullable Long afterLamport, Separator separator) {
        this(tenant, after, limit, types, except, afterLamport, separator, null);
    }

    /** Everything behind a logical time, of a tenant with one lane. */
    public static PageQuery afterLamport(RegistryEntry.Tenant tenant, long lamport, int limit,
            List<String> types) {
        return new PageQuery(tenant, Positions.START, limit, types, null, lamport,
                Separator.COMMA);
    }

    public PageQuery from(Positions newAfter) {
        return new PageQuery(tenant, newAfter, limit, types, except, afterLamport, separator,
                reader);
    }

    public PageQuery withLimit(int newLimit) {
        return new PageQuery(tenant, after, newLimit, types, except, afterLamport, separator,
                reader);
    }

    PageQuery ofTypes(List<String> newTypes) {
        return new PageQuery(tenant, after, limit, newTypes, except, afterLamport, separator,
                reader);
    }

    /** The same with everybody's changes, a line each. */
    PageQuery inLinesOfAll() {
        return new PageQuery(tenant, after, limit, types, null, afterLamport, Separator.NEWLINE,
                reader);
    }
}
