package io.tributary.gateway.lamport;

import io.tributary.schemas.value.Document;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What no value may have, because it would not come out of the hub as it went in. */
final class Keeping {
    private static final int EXPONENT_MAX = 10_000;

    private Keeping() {}

    /** Why a JSON value can't be kept; null if it can. */
    static @Nullable String unkept(@Nullable Object value) {
        return switch (value) {
            case String text -> unkept(text);
            case Map<?, ?> members -> first(Stream.concat(members.keySet().stream(),
                    members.values().stream()));
            case List<?> items -> first(items.stream());
            case Number number when Math.abs((long) Document.decimal(number)
                    .scale()) > EXPONENT_MAX ->
                "an exponent over " + EXPONENT_MAX;
            case null, default -> null;
        };
    }

    private static @Nullable String first(Stream<?> values) {
        return values.map(Keeping::unkept).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static @Nullable String unkept(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "a NUL character";
            }
            if (Character.isSurrogate(c) && (Character.isLowSurrogate(c)
                    || ++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return "half of a surrogate pair";
            }
        }
        return null;
    }
}
