package io.tributary.schemas.policy;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a document of a type may hold.
 *
 * @param identity the field that must equal the entity's id; null if there is none
 * @param fields the only fields that a document may have; null for any
 * @param suppressed values that say "no value", by field: they are not stored
 */
public record Content(@Nullable String identity, @Nullable Set<String> fields,
        Map<String, Values> suppressed) {
    /** Any fields with any values. */
    public static final Content ANY = new Content(null, null, Map.of());

    public Content {
        fields = fields == null ? null : Set.copyOf(fields);
        suppressed = Map.copyOf(suppressed);
    }

    /** Whether a document may have the field. */
    public boolean allows(String field) {
        return fields == null || fields.contains(field);
    }

    /** Whether the field with this value is as good as not there. */
    public boolean suppresses(String field, @Nullable Object value) {
        var values = suppressed.get(field);
        return values != null && values.contain(value);
    }
}
