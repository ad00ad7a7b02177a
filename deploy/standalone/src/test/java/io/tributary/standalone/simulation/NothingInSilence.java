package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value that another node has not seen goes only into a conflict. Judged from outside: by every
 * version that was visible, by what each push says that its node had seen, and by the conflicts.
 * Counts are the {@link Balance}'s, and who settles a conflict looks at both sides.
 */
final class NothingInSilence implements Guarantee {
    private final Map<Version, Change> versions = new HashMap<>();
    private final Map<UUID, Conflict> conflicts = new HashMap<>();
    private final Set<Value> kept = new HashSet<>();
    private final Set<Seen> seen = new HashSet<>();
    private final Map<UUID, Settled> settled = new HashMap<>();

    private record Version(EntityRef entity, long version) {}

    private record Value(EntityRef entity, String field, @Nullable Object value) {}

    private record Seen(NodeId node, Value value) {}

    private record Settled(Push push, Receipt receipt) {}

    @Override
    public void onChange(Change change) {
        versions.put(new Version(change.entity(), change.version()), change);
    }

    @Override
    public void onConflict(Conflict conflict) {
        conflicts.put(conflict.id(), conflict);
        keep(conflict.entity(), conflict.current());
        keep(conflict.entity(), conflict.incoming());
    }

    private void keep(EntityRef entity, Side side) {
        if (side.data() != null) {
            side.data().fields()
                    .forEach((field, value) -> kept.add(new Value(entity, field, value)));
        }
    }

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        settled.put(push.id(), new Settled(push, receipt));
    }

    @Override
    public void verify() {
        var inOrder = settled.values().stream()
                .sorted(Comparator.comparingLong(it -> it.receipt().seq())).toList();
        for (var it : inOrder) {
            for (int i = 0; i < it.receipt().outcomes().size(); i++) {
                var operation = it.push().operations().get(i);
                see(it.push().node(), operation);
                judge(it.push(), operation, it.receipt().outcomes().get(i));
            }
        }
    }

    /** A node has seen what it builds on and what it writes. */
    private void see(NodeId node, Operation operation) {
        var entity = operation.entity();
        var base = operation.baseVersion();
        see(node, entity, base == null ? Document.EMPTY : document(entity, base));
        see(node, entity, brought(operation));
    }

    private void see(NodeId node, EntityRef entity, Document document) {
        document.fields().forEach(
                (field, value) -> seen.add(new Seen(node, new Value(entity, field, value))));
    }

    private void judge(Push push, Operation operation, Outcome outcome) {
        if (operation instanceof Operation.Count || operation instanceof Operation.Settle) {
            return;
        }
        switch (outcome) {
            case Outcome.Accepted it -> replaced(push, operation, it.version());
            case Outcome.Merged it -> replaced(push, operation, it.version());
            case Outcome.Conflicting it -> assertThat(conflicts.get(it.conflict()))
                    .as("the conflict of %s", operation)
                    .satisfies(conflict -> assertThat(said(conflict.incoming()))
                            .isEqualTo(brought(operation)));
            case Outcome.Unchanged _,Outcome.Rejected _ -> {
                // The node is told that its value is there already, or that it is not taken.
            }
        }
    }

    private static Document said(Side side) {
        return side.data() == null ? Document.EMPTY : side.data();
    }

    /** Every value that the operation replaced was seen by its node, or is kept. */
    private void replaced(Push push, Operation operation, long version) {
        var entity = operation.entity();
        if (knew(operation, version - 1)) {
            return;
        }
        var before = document(entity, version - 1);
        var after = document(entity, version);
        for (var field : before.fields().keySet()) {
            if (!before.sameField(after, field)) {
                var value = new Value(entity, field, before.get(field));
                // A node may go on from what it wrote itself, whatever base it names.
                assertThat(kept.contains(value) || saw(operation, before, field)
                        || seen.contains(new Seen(push.node(), value)))
                        .as("%s=%s of %s goes in silence with %s", field, value.value(), entity,
                                operation)
                        .isTrue();
            }
        }
    }

    /** Whether the node knew the lane as far as this version. */
    private boolean knew(Operation operation, long version) {
        var known = operation.basis().seen();
        var change = versions.get(new Version(operation.entity(), version));
        return known != null && change != null && change.lamport() <= known;
    }

    private boolean saw(Operation operation, Document before, String field) {
        var base = operation.baseVersion();
        return base != null && document(operation.entity(), base).sameField(before, field);
    }

    private Document document(EntityRef entity, long version) {
        var change = versions.get(new Version(entity, version));
        return change == null || change.data() == null ? Document.EMPTY : change.data();
    }

    private static Document brought(Operation operation) {
        return switch (operation) {
            case Operation.Put it -> it.data();
            case Operation.Patch it -> it.patch();
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> Document.EMPTY;
        };
    }
}
