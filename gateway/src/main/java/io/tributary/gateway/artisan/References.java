package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which coffees a blend names. */
final class References {
    private static final List<String> MEMBERS = List.of("coffee", "replace_coffee");

    private References() {}

    static List<String> of(Document blend) {
        var coffees = new ArrayList<String>();
        if (blend.get("ingredients") instanceof List<?> ingredients) {
            for (var ingredient : ingredients) {
                if (ingredient instanceof Map<?, ?> fields) {
                    for (var member : MEMBERS) {
                        if (fields.get(member) instanceof String coffee) {
                            coffees.add(coffee);
                        }
                    }
                }
            }
        }
        return coffees;
    }
}
