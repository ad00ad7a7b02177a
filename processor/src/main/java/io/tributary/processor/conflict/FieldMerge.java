package io.tributary.processor.conflict;

import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A change made on an older version, joined field by field with what has changed since.
 *
 * @param result both sides' changes; where both changed a field, the incoming value
 * @param overlap the fields that both sides changed, differently
 */
public record FieldMerge(Document result, Set<String> overlap) {

    /** Empty for an operation that names no base version, or that has no fields to merge. */
    public static Optional<FieldMerge> of(EntityState.Live current, Operation operation) {
        var base = operation.baseVersion();
        if (base == null) {
            return Optional.empty();
        }
        return switch (operation) {
            case Operation.Put put -> Optional.of(document(current, put.data(), base));
            case Operation.Patch patch -> Optional.of(patch(current, patch.patch(), base));
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> Optional.empty();
        };
    }

    /** A field that the incoming document left as it was at the base keeps what it now is. */
    private static FieldMerge document(EntityState.Live current, Document incoming, long base) {
        var now = current.data();
        var history = current.history();
        var result = new LinkedHashMap<String, @Nullable Object>(now.fields());
        var overlap = new TreeSet<String>();
        for (String field : now.fieldsUnlike(incoming)) {
            boolean changed = history.versionOf(field) > base;
            if (changed && history.wasAt(base, now, field, incoming)) {
                continue;
            }
            if (changed) {
                overlap.add(field);
            }
            if (incoming.has(field)) {
                result.put(field, incoming.get(field));
            } else {
                result.remove(field);
            }
        }
        return new FieldMerge(new Document(result), overlap);
    }

    /** A patch touches the fields that it names, and no others. */
    private static FieldMerge patch(EntityState.Live current, Document patch, long base) {
        var result = current.data().patched(patch);
        var overlap = new TreeSet<String>();
        for (String field : patch.fields().keySet()) {
            if (current.history().versionOf(field) > base
                    && !current.data().sameField(result, field)) {
                overlap.add(field);
            }
        }
        return new FieldMerge(result, overlap);
    }
}
