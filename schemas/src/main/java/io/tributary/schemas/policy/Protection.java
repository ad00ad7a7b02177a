package io.tributary.schemas.policy;

import io.tributary.schemas.value.Document;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an entity may not change any more.
 *
 * @param immutableWhen what a stored document must say so that nobody changes it; null for never
 * @param transitions changes of one field that are allowed although the document is immutable
 * @param fixed fields that have the same value for ever once they have one
 * @param appendOnly whether an entity is written once and for ever
 * @param softDelete how a deletion is written down; null if the entity is really gone
 */
public record Protection(@Nullable Condition immutableWhen, List<Transition> transitions,
        Set<String> fixed, boolean appendOnly, @Nullable SoftDelete softDelete) {
    /** Everything may change. */
    public static final Protection NONE = new Protection(null, List.of(), Set.of(), false, null);
    /** One write for ever. */
    public static final Protection APPEND_ONLY = new Protection(null, List.of(), Set.of(), true,
            null);

    public Protection {
        transitions = List.copyOf(transitions);
        fixed = Set.copyOf(fixed);
    }

    /** A change of one field from a value to another. */
    public record Transition(String field, @Nullable Object from, @Nullable Object to) {}

    /**
     * A deletion becomes a put.
     *
     * @param field that becomes true
     * @param stamp the field that says when, an RFC 3339 time; null for none
     */
    public record SoftDelete(String field, @Nullable String stamp) {}

    /** Whether by {@code immutableWhen} a stored document is one that nobody changes. */
    public boolean isImmutable(Document stored) {
        return immutableWhen != null && immutableWhen.holds(stored);
    }

    public static Protection immutableWhen(Condition condition, Transition... transitions) {
        return new Protection(condition, List.of(transitions), Set.of(), false, null);
    }

    public static Protection fixed(String... fields) {
        return new Protection(null, List.of(), Set.of(fields), false, null);
    }
}
