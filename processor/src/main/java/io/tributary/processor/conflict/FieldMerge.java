package io.tributary.processor.conflict;

import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        var fields = new LinkedHashSet<>(incoming.fields().keySet());
        fields.addAll(current.data().fields().keySet());
        fields.removeIf(field -> current.data().sameField(incoming, field)
                || isUntouched(current, incoming, field, base));
        var result = current.data();
        var overlap = new TreeSet<String>();
        for (String field : fields) {
            if (current.history().versionOf(field) > base) {
                overlap.add(field);
            }
            result = incoming.has(field) ? result.with(field, incoming.get(field))
                    : result.without(field);
        }
        return new FieldMerge(result, overlap);
    }

    private static boolean isUntouched(EntityState.Live current, Document incoming, String field,
            long base) {
        return current.history().versionOf(field) > base
                && current.history().digestAt(base, current.data(), field)
                        .filter(incoming.digest(field)::equals).isPresent();
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
