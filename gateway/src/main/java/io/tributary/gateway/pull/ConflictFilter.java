package io.tributary.gateway.pull;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which conflicts are wanted; what is null does not narrow the choice.
 *
 * @param types of the entity; empty for all
 * @param id of the entity
 * @param node of either side
 * @param since the first moment of detection
 * @param until the first moment that is too late
 */
public record ConflictFilter(Conflict.@Nullable Status status, List<String> types,
        @Nullable String id, @Nullable NodeId node, @Nullable String rule,
        @Nullable Integer tier, @Nullable Instant since, @Nullable Instant until) {

    public ConflictFilter {
        types = List.copyOf(types);
    }

    public ConflictFilter withStatus(Conflict.Status newStatus) {
        return new ConflictFilter(newStatus, types, id, node, rule, tier, since, until);
    }

    ConflictFilter withTypes(List<String> newTypes) {
        return new ConflictFilter(status, newTypes, id, node, rule, tier, since, until);
    }
}
