package io.tributary.gateway.artisan;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What travels back to desktops of a roast (contract sections 5.4 and 6). It is always complete,
 * since the client resets what is missing, and never holds a null, which the client would keep.
 */
final class SyncRecord {
    private static final List<String> PLAIN = List.of("roast_id", "amount", "end_weight",
            "defects_weight", "s_item_id", "density_roasted", "batch_number", "batch_pos",
            "whole_color", "ground_color", "moisture", "cupping_score", "label", "batch_prefix",
            "color_system", "machine", "notes", "cupping_notes");
    private static final List<String> SHARES = List.of("ratio", "ratio_num", "ratio_denom");

    private SyncRecord() {}

    static Map<String, Object> of(Change change, Labels labels) {
        var roast = Objects.requireNonNull(change.data(), "a roast that is there");
        var record = new LinkedHashMap<String, Object>();
        for (var field : PLAIN) {
            put(record, field, roast.get(field));
        }
        put(record, "location", labels.expanded(Kind.STORE, roast.get("location")));
        put(record, "coffee", labels.expanded(Kind.COFFEE, roast.get("coffee")));
        put(record, "blend", blend(roast, labels));
        record.put("modified_at", modifiedAt(change));
        return record;
    }

    /** As the desktop said it; of one who did not say it, the time when the hub took it. */
    static String modifiedAt(Change change) {
        var said = Objects.requireNonNull(change.data(), "a roast that is there")
                .get("modified_at");
        return said instanceof String text && ModifiedAt.of(text).isPresent() ? text
                : ModifiedAt.of(change.time());
    }

    private static @Nullable Map<String, Object> blend(Document roast, Labels labels) {
        var ingredients = new ArrayList<Map<String, Object>>();
        for (var ingredient : Labels.ingredients(roast)) {
            var coffee = labels.expanded(Kind.COFFEE, ingredient.get("coffee"));
            if (coffee != null) {
                var shown = new LinkedHashMap<String, Object>();
                shown.put("coffee", coffee);
                SHARES.forEach(share -> put(shown, share, ingredient.get(share)));
                ingredients.add(shown);
            }
        }
        if (ingredients.isEmpty() || !(roast.get("blend") instanceof Map<?, ?> blend)) {
            return null;
        }
        var shown = new LinkedHashMap<String, Object>();
        put(shown, "label", blend.get("label"));
        shown.put(Ingredients.NAME, ingredients);
        return shown;
    }

    private static void put(Map<String, Object> record, String field, @Nullable Object value) {
        if (value != null) {
            record.put(field, value);
        }
    }
}
