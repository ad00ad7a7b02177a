package io.tributary.schemas.policy;

import io.tributary.schemas.value.Document;
import org.jspecify.annotations.Nullable;

/**
 * Whose write beats another's, whenever it was made.
 *
 * @param priority what the nodes' ranks mean
 * @param outranks the documents that beat others; null if none do
 */
public record Precedence(Priority priority, @Nullable Outranks outranks) {
    /** All are equal. */
    public static final Precedence NONE = new Precedence(Priority.OFF, null);

    /** What a node's rank means. */
    public enum Priority {
        /** Nothing. */
        OFF,
        /** The higher rank wins where neither side knew of the other. */
        ON_CONFLICT,
        /** What a higher rank wrote no lower one replaces. */
        ALWAYS
    }

    /** A document whose field has one of the values beats one whose field has none of them. */
    public record Outranks(String field, Values values) {
        public boolean holds(Document document) {
            return values.contain(document.get(field));
        }
    }

    public static Precedence by(Priority priority) {
        return new Precedence(priority, null);
    }

    public static Precedence outranking(String field, Object... values) {
        return new Precedence(Priority.OFF, new Outranks(field, Values.of(values)));
    }

    /** Whether the document has what beats others. */
    public boolean isOutranking(@Nullable Document document) {
        return outranks != null && document != null && outranks.holds(document);
    }
}
