package io.tributary.gateway.exchange;

import io.tributary.schemas.value.Document;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which objects a node receives.
 *
 * @param models names of models; empty for all
 * @param where for each of these fields, the values one of which an object must have; a value is
 *        compared by its text
 */
record Scope(List<String> models, Map<String, List<String>> where) {
    static final Scope ALL = new Scope(List.of(), Map.of());

    Scope {
        models = List.copyOf(models);
        var copy = new TreeMap<String, List<String>>();
        where.forEach((field, values) -> copy.put(field, List.copyOf(values)));
        where = copy;
    }

    /** The types that a pull of this scope asks for. */
    List<String> types() {
        return models.isEmpty() ? List.of(Item.TYPE_PREFIX + "*")
                : models.stream().map(model -> Item.TYPE_PREFIX + model).toList();
    }

    /** Whether an object may leave the scope without a change of its model. */
    boolean isConditional() {
        return !where.isEmpty();
    }

    boolean contains(@Nullable Document data) {
        return data != null && where.entrySet().stream().allMatch(
                field -> field.getValue().contains(String.valueOf(data.get(field.getKey()))));
    }
}
