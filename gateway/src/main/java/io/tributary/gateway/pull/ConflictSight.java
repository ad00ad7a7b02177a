package io.tributary.gateway.pull;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.value.Document;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which conflicts a node of a scope sees: those of which it sees all that they show, the entity as
 * it was held, as the incoming side wants it, and as somebody merged both.
 */
public record ConflictSight(NodeScope scope) implements Predicate<Conflict> {
    @Override
    public boolean test(Conflict conflict) {
        if (!scope.isConditional()) {
            return scope.hasType(conflict.entity().type());
        }
        var shown = shown(conflict);
        return !shown.isEmpty()
                && shown.stream().allMatch(data -> scope.contains(conflict.entity(), data));
    }

    private static List<Document> shown(Conflict conflict) {
        var held = entity(conflict.current(), null);
        return Stream.of(held, entity(conflict.incoming(), held), merged(conflict))
                .filter(Objects::nonNull).toList();
    }

    /** The entity as a side has it; null where it has none. */
    private static @Nullable Document entity(Side side, @Nullable Document held) {
        var data = side.data();
        return switch (side.kind()) {
            case DOCUMENT -> data;
            case PATCH -> held == null || data == null ? data : held.patched(data);
            case INCREMENT, ASSIGNMENT -> held;
            case DELETION -> null;
        };
    }

    private static @Nullable Document merged(Conflict conflict) {
        var settled = conflict.settled();
        return settled != null
                && settled.settlement().resolution() instanceof Settlement.Merge(var data) ? data
                        : null;
    }
}
