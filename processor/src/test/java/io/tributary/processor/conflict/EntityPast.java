package io.tributary.processor.conflict;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that ever was of one entity, and who has seen it. */
final class EntityPast {
    /** The only field of what is deleted, so that a deletion is a value like any other. */
    static final String DELETED = "deleted";

    private final Map<Long, Document> versions = new HashMap<>();
    private final Map<Long, Long> lamports = new HashMap<>();
    private final Map<String, NodeId> authors = new HashMap<>();
    private final Set<Seen> seen = new HashSet<>();
    private final Set<Value> kept = new HashSet<>();
    private long newest;

    private record Value(String field, @Nullable Object value) {}

    private record Seen(NodeId node, Value value) {}

    static Document document(@Nullable Document data) {
        return data == null ? Document.EMPTY.with(DELETED, true) : data;
    }

    Document now() {
        return version(newest);
    }

    Document version(@Nullable Long version) {
        return version == null ? Document.EMPTY : versions.getOrDefault(version, Document.EMPTY);
    }

    long lamport() {
        return lamports.getOrDefault(newest, 0L);
    }

    boolean isKnown() {
        return newest > 0;
    }

    boolean isLive() {
        return isKnown() && !now().has(DELETED);
    }

    /** Who names a base version, or a time up to which it knew the lane, has seen what was then. */
    void see(NodeId node, Basis basis) {
        var base = basis.baseVersion();
        var upTo = basis.seen();
        versions.forEach((version, document) -> {
            boolean sees = base != null ? base.equals(version)
                    : upTo != null && lamports.getOrDefault(version, 0L) <= upTo;
            if (sees) {
                document.fields().keySet().forEach(field -> sees(node, document, field));
            }
        });
    }

    void sees(NodeId node, Document document, String field) {
        seen.add(new Seen(node, value(document, field)));
    }

    private boolean hasSeen(NodeId node, Document document, String field) {
        return seen.contains(new Seen(node, value(document, field)));
    }

    /** Whether who adds to a field's value adds to nothing, to what it knows or to what is kept. */
    boolean isAccountedFor(NodeId node, String field) {
        return !now().has(field) || hasSeen(node, now(), field)
                || kept.contains(value(now(), field));
    }

    void keep(Side side) {
        var document = document(side.data());
        document.fields().keySet().forEach(field -> kept.add(value(document, field)));
    }

    /** Whether a node may replace a field's value without a further record of it. */
    boolean mayGo(NodeId node, @Nullable Long base, String field) {
        if (kept.contains(value(now(), field))) {
            return true;
        }
        return base == null ? hasSeen(node, now(), field)
                : version(base).sameField(now(), field) || node.equals(authors.get(field));
    }

    /** @param known whether who wrote the value of a field knows it */
    void becomes(Change change, NodeId node, Predicate<String> known) {
        var before = now();
        var after = document(change.data());
        for (var field : after.fields().keySet()) {
            if (!before.sameField(after, field)) {
                authors.put(field, node);
                if (known.test(field)) {
                    sees(node, after, field);
                }
            }
        }
        newest = change.version();
        versions.put(newest, after);
        lamports.put(newest, change.lamport());
    }

    private static Value value(Document document, String field) {
        return new Value(field, document.get(field));
    }
}
