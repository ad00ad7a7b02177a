package io.tributary.gateway.artisan;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How coffees and stores are called, for answers that name them in full (contract section 6). */
record Labels(Map<EntityRef, String> known) {
    Labels {
        known = Map.copyOf(known);
    }

    /** What a roast refers to. */
    static List<EntityRef> wanted(Document roast) {
        var wanted = new ArrayList<EntityRef>();
        add(wanted, Kind.STORE, roast.get("location"));
        add(wanted, Kind.COFFEE, roast.get("coffee"));
        for (var ingredient : ingredients(roast)) {
            add(wanted, Kind.COFFEE, ingredient.get("coffee"));
        }
        return wanted;
    }

    static Labels of(List<Change> found) {
        var known = new LinkedHashMap<EntityRef, String>();
        for (var change : found) {
            if (change.data() != null && change.data().get("label") instanceof String label) {
                known.put(change.entity(), label);
            }
        }
        return new Labels(known);
    }

    /** The ingredients of a roast's blend; none if it has no blend. */
    static List<Map<?, ?>> ingredients(Document roast) {
        return roast.get("blend") instanceof Map<?, ?> blend
                ? Ingredients.of(blend.get(Ingredients.NAME))
                : List.of();
    }

    /** Id and label; what has no label, or is gone, is called by its id. Null if there is no id. */
    @Nullable
    Map<String, Object> expanded(Kind kind, @Nullable Object id) {
        return id instanceof String text && EntityRef.isId(text)
                ? Map.of("hr_id", text, "label",
                        known.getOrDefault(kind.ref(text), text))
                : null;
    }

    private static void add(List<EntityRef> wanted, Kind kind, @Nullable Object id) {
        if (id instanceof String text && EntityRef.isId(text)) {
            wanted.add(kind.ref(text));
        }
    }
}
