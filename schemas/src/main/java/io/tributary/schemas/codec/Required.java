package io.tributary.schemas.codec;

import org.jspecify.annotations.Nullable;

/** Members that a kind of event must have although the JSON of its family may leave them out. */
final class Required {
    private Required() {}

    static <T> T member(String name, @Nullable T value) {
        if (value == null) {
            throw new UnreadableEvent("member '" + name + "' is missing");
        }
        return value;
    }
}
