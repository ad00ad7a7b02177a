package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Leaves nulls out, however deep they are: the program reads without looking (contract section 4). */
final class NoNulls {
    private NoNulls() {}

    static Document of(Document document) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        document.fields().forEach((name, value) -> {
            if (value != null) {
                fields.put(name, of(value));
            }
        });
        return new Document(fields);
    }

    private static Object of(Object value) {
        return switch (value) {
            case Map<?, ?> members -> {
                var kept = new LinkedHashMap<Object, Object>();
                members.forEach((name, member) -> {
                    if (member != null) {
                        kept.put(name, of(member));
                    }
                });
                yield kept;
            }
            case List<?> items -> items.stream().filter(Objects::nonNull).map(NoNulls::of)
                    .toList();
            default -> value;
        };
    }
}
