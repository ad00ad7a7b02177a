package io.tributary.gateway.pull;

import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the changes after a place in a tenant's feed.
 *
 * @param types entity types; empty for all
 * @param except the node whose own changes are left out; null for none
 */
public record PageQuery(RegistryEntry.Tenant tenant, Positions after, int limit,
        List<String> types, @Nullable NodeId except, Separator separator) {

    /** What stands between two changes of a page. */
    public enum Separator {
        COMMA,
        NEWLINE
    }

    public PageQuery {
        types = List.copyOf(types);
    }

    public PageQuery from(Positions newAfter) {
        return new PageQuery(tenant, newAfter, limit, types, except, separator);
    }
}
