package io.tributary.schemas.node;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which entities of its tenant a node receives; not to be taken for the {@link Scope}s of a token,
 * which say what its bearer may do.
 *
 * @param types names of entity types; empty for all
 * @param where for each of these fields, the values one of which an entity must have; a value is
 *        compared by its text, a number as it is written
 */
public record NodeScope(List<String> types, Map<String, List<String>> where) {
    public static final int TYPES_MAX = 64;
    public static final int FIELDS_MAX = 16;
    /** Values of one field. */
    public static final int VALUES_MAX = 1000;
    /** Characters of a field's name, and of a value. */
    public static final int TEXT_LENGTH_MAX = 255;

    /** All that the tenant has. */
    public static final NodeScope ALL = new NodeScope(List.of(), Map.of());

    /** @throws IllegalArgumentException that says what is out of bounds */
    public NodeScope {
        require(types.size() <= TYPES_MAX, "has more than " + TYPES_MAX + " types");
        require(where.size() <= FIELDS_MAX, "has conditions on more than " + FIELDS_MAX
                + " fields");
        for (var type : types) {
            var _ = new EntityRef(type, "any");
        }
        types = types.stream().distinct().sorted().toList();
        var copy = new TreeMap<String, List<String>>();
        where.forEach((field, values) -> {
            require(isText(field), "has a field whose name is empty or too long");
            require(!values.isEmpty() && values.size() <= VALUES_MAX,
                    "needs 1 to " + VALUES_MAX + " values of each field");
            require(values.stream().allMatch(it -> it.length() <= TEXT_LENGTH_MAX),
                    "has a value of more than " + TEXT_LENGTH_MAX + " characters");
            copy.put(field, values.stream().distinct().sorted().toList());
        });
        where = Collections.unmodifiableMap(copy);
    }

    public boolean isWhole() {
        return types.isEmpty() && where.isEmpty();
    }

    /** Whether an entity may leave the scope by a change. */
    public boolean isConditional() {
        return !where.isEmpty();
    }

    public boolean hasType(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /**
     * Which of these types the node receives.
     *
     * @param wanted empty for all
     * @return empty for all if neither side names any, else for none
     */
    public List<String> typesOf(List<String> wanted) {
        return wanted.isEmpty() ? types : wanted.stream().filter(this::hasType).toList();
    }

    /**
     * Whether the node receives an entity as it now is.
     *
     * @param data null once it is deleted: then nothing is there to be received
     */
    public boolean contains(EntityRef entity, @Nullable Document data) {
        return data != null && hasType(entity.type()) && where.entrySet().stream().allMatch(
                field -> field.getValue().contains(String.valueOf(data.get(field.getKey()))));
    }

    private static boolean isText(String text) {
        return !text.isEmpty() && text.length() <= TEXT_LENGTH_MAX;
    }

    private static void require(boolean isMet, String otherwise) {
        if (!isMet) {
            throw new IllegalArgumentException("a scope " + otherwise);
        }
    }
}
