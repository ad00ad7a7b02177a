package io.tributary.gateway.native_;

import io.tributary.gateway.http.Parameters;
import io.tributary.schemas.value.EntityRef;
import java.util.Arrays;
import java.util.List;

/** Lists of entity types in an address. */
final class EntityTypes {
    static final int TYPES_MAX = 64;

    private EntityTypes() {}

    /** @param name of the parameter, for the refusal */
    static List<String> list(String name, String text) {
        var types = Arrays.stream(text.split(",", -1)).distinct().toList();
        if (types.size() > TYPES_MAX) {
            throw Parameters.invalid(name, "has more than " + TYPES_MAX + " types");
        }
        for (var type : types) {
            try {
                var _ = new EntityRef(type, "any");
            } catch (IllegalArgumentException e) {
                throw Parameters.invalid(name, "must be entity types with commas between them");
            }
        }
        return types;
    }
}
