package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import java.util.ArrayList;
import java.util.List;

/** Which coffees a blend names. */
final class References {
    private static final List<String> MEMBERS = List.of("coffee", "replace_coffee");

    private References() {}

    static List<String> of(Document blend) {
        var coffees = new ArrayList<String>();
        for (var ingredient : Ingredients.of(blend.get(Ingredients.NAME))) {
            for (var member : MEMBERS) {
                if (ingredient.get(member) instanceof String coffee) {
                    coffees.add(coffee);
                }
            }
        }
        return coffees;
    }
}
