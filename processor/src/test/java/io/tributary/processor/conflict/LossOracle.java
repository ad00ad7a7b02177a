package io.tributary.processor.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says independently of the rules whether a value was lost. Unlike the hub it keeps every version of
 * every entity, and of each node which values it has seen.
 */
final class LossOracle {
    private final Map<EntityRef, Past> pasts = new HashMap<>();
    private int conflictsReported;

    /** Everything that ever was of one entity. */
    private static final class Past {
        final Map<Long, Document> versions = new HashMap<>();
        final Set<Seen> seen = new HashSet<>();
        final Set<Value> kept = new HashSet<>();
        long version;

        Document now() {
            return versions.getOrDefault(version, Document.EMPTY);
        }
    }

    private record Value(String field, @Nullable Object value) {}

    private record Seen(NodeId node, Value value) {}

    /** Checks a push of one operation. */
    void check(Push push, Decision decision) {
        var operation = push.operations().getFirst();
        var past = pasts.computeIfAbsent(operation.entity(), _ -> new Past());
        var outcome = decision.receipt().outcomes().getFirst();
        see(past, push.node(), operation);
        for (var conflict : decision.conflicts()) {
            keep(past, conflict.current());
            keep(past, conflict.incoming());
        }
        switch (outcome) {
            case Outcome.Accepted it -> {
                assertThat(decision.conflicts()).extracting(Conflict::id)
                        .isEqualTo(it.conflict() == null ? List.of()
                                : List.of(it.conflict()));
                conflictsReported += decision.conflicts().size();
                written(past, push, operation, decision);
            }
            case Outcome.Merged _ -> {
                assertThat(decision.conflicts()).isEmpty();
                written(past, push, operation, decision);
            }
            case Outcome.Conflicting it -> {
                assertThat(decision.changes()).isEmpty();
                assertThat(decision.conflicts()).singleElement().satisfies(conflict -> {
                    assertThat(conflict.id()).isEqualTo(it.conflict());
                    assertThat(conflict.incoming().data()).isEqualTo(brought(operation));
                });
                conflictsReported++;
            }
            case Outcome.Unchanged _ -> {
                assertThat(decision.changes()).isEmpty();
                wanted(past, operation).forEach((field, value) -> assertThat(
                        isAsWanted(past.now(), field, value)).isTrue());
            }
            case Outcome.Rejected _ -> {
                // The node is told: nothing is lost in silence.
                assertThat(decision.changes()).isEmpty();
                assertThat(decision.conflicts()).isEmpty();
            }
        }
    }

    /** How many conflicts the outcomes so far have named. */
    int conflictsReported() {
        return conflictsReported;
    }

    private static void written(Past past, Push push, Operation operation, Decision decision) {
        var change = decision.changes().getFirst();
        var before = past.now();
        var after = change.data() == null ? Document.EMPTY : change.data();
        for (var field : before.fields().keySet()) {
            if (!before.sameField(after, field)) {
                assertThat(mayGo(past, push.node(), operation, field))
                        .as("%s by %s over %s", field, operation, before).isTrue();
            }
        }
        wanted(past, operation).forEach((field, value) -> assertThat(
                isAsWanted(after, field, value)).as("%s of %s", field, operation).isTrue());
        for (var field : after.fields().keySet()) {
            if (!before.sameField(after, field) && knows(past, push.node(), operation, field)) {
                past.seen.add(new Seen(push.node(), value(after, field)));
            }
        }
        past.version = change.version();
        past.versions.put(past.version, after);
    }

    /** Who names a base version has seen what it was. */
    private static void see(Past past, NodeId node, Operation operation) {
        var base = operation.baseVersion();
        var document = base == null ? null : past.versions.get(base);
        if (document != null) {
            document.fields().keySet()
                    .forEach(field -> past.seen.add(new Seen(node, value(document, field))));
        }
    }

    /** Who writes a value knows it; who adds to a number knows the sum only if it knew the rest. */
    private static boolean knows(Past past, NodeId node, Operation operation, String field) {
        return !(operation instanceof Operation.Increment) || !past.now().has(field)
                || past.seen.contains(new Seen(node, value(past.now(), field)));
    }

    private static boolean mayGo(Past past, NodeId node, Operation operation, String field) {
        var base = operation.baseVersion();
        var value = value(past.now(), field);
        if (operation instanceof Operation.Increment || past.kept.contains(value)) {
            return true;
        }
        return base == null ? past.seen.contains(new Seen(node, value))
                : past.versions.getOrDefault(base, Document.EMPTY).sameField(past.now(), field);
    }

    private static Value value(Document document, String field) {
        return new Value(field, document.get(field));
    }

    /** What the operation itself changed, by what its node says that it had seen. */
    private static Map<String, @Nullable Object> wanted(Past past, Operation operation) {
        var wanted = new HashMap<String, @Nullable Object>();
        switch (operation) {
            case Operation.Put put -> {
                var base = put.baseVersion();
                var seen = base == null ? Document.EMPTY
                        : past.versions.getOrDefault(base, Document.EMPTY);
                put.data().fields().forEach((field, value) -> {
                    if (!seen.sameField(put.data(), field)) {
                        wanted.put(field, value);
                    }
                });
            }
            case Operation.Patch patch -> wanted.putAll(patch.patch().fields());
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> {
            }
        }
        return wanted;
    }

    private static boolean isAsWanted(Document document, String field, @Nullable Object value) {
        return Document.same(document.get(field), value);
    }

    private static @Nullable Document brought(Operation operation) {
        return switch (operation) {
            case Operation.Put put -> put.data();
            case Operation.Patch patch -> patch.patch();
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> null;
        };
    }

    private static void keep(Past past, Side side) {
        if (side.data() != null) {
            side.data().fields().forEach((field, value) -> past.kept.add(new Value(field, value)));
        }
    }
}
