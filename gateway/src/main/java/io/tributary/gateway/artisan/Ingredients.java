package io.tributary.gateway.artisan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What blends are made of. */
final class Ingredients {
    static final String NAME = "ingredients";

    private Ingredients() {}

    /** @param list the blend's member of that name; whatever is no object in it is passed over */
    static List<Map<?, ?>> of(@Nullable Object list) {
        var ingredients = new ArrayList<Map<?, ?>>();
        if (list instanceof List<?> items) {
            for (var item : items) {
                if (item instanceof Map<?, ?> ingredient) {
                    ingredients.add(ingredient);
                }
            }
        }
        return ingredients;
    }
}
