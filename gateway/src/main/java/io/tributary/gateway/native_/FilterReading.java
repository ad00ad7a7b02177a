package io.tributary.gateway.native_;

import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.pull.ConflictFilter;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.value.NodeId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A filter of conflicts as callers write it, the same in an address and in a body. */
final class FilterReading {
    static final Set<String> NAMES = Set.of("status", "type", "id", "node", "rule", "tier",
            "since", "until");

    private final Function<String, @Nullable String> texts;

    private FilterReading(Function<String, @Nullable String> texts) {
        this.texts = texts;
    }

    /** @param texts what the caller gave for a name; null if nothing */
    static ConflictFilter of(Function<String, @Nullable String> texts) {
        var reading = new FilterReading(texts);
        var types = texts.apply("type");
        return new ConflictFilter(reading.read("status", oneOf(Conflict.Status.class)),
                types == null ? List.of() : EntityTypes.list("type", types), texts.apply("id"),
                reading.read("node", FilterReading::node), texts.apply("rule"),
                reading.read("tier", FilterReading::tier),
                reading.read("since", FilterReading::time),
                reading.read("until", FilterReading::time));
    }

    /** Reads a constant's name, in capital or small letters. */
    static <E extends Enum<E>> Function<String, E> oneOf(Class<E> constants) {
        return text -> Arrays.stream(constants.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + Arrays.toString(constants.getEnumConstants())));
    }

    private <T> @Nullable T read(String name, Function<String, T> reading) {
        var text = texts.apply(name);
        try {
            return text == null ? null : reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw Parameters.invalid(name, String.valueOf(e.getMessage()));
        }
    }

    private static NodeId node(String text) {
        try {
            return NodeId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a node's id", e);
        }
    }

    private static int tier(String text) {
        return switch (text) {
            case "1" -> 1;
            case "2" -> 2;
            case "3" -> 3;
            default -> throw new IllegalArgumentException("must be 1, 2 or 3");
        };
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an RFC 3339 time", e);
        }
    }
}
