package io.tributary.gateway.lamport;

import io.tributary.schemas.value.Document;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object of a request, of a declared shape.
 *
 * @param unkept why the hub can't keep it; null if it can
 */
record Item(Document fields, @Nullable String unkept) {
    /** The item itself, where it is all that was asked for; refused if the hub can't keep it. */
    Item kept() {
        if (unkept != null) {
            throw new InvalidShape(new Fault(List.of("body"),
                    "The hub can't keep this: " + unkept, "value_error"));
        }
        return this;
    }

    /** A member that the shape demands, or has a default for. */
    String text(String name) {
        return (String) Objects.requireNonNull(fields.get(name));
    }

    /** A member that the shape demands, or has a default for. */
    long whole(String name) {
        return (Long) Objects.requireNonNull(fields.get(name));
    }

    /** A logical time that the shape has, from 0 up. */
    long lamport() {
        return whole("lamport_ts");
    }

    /** Null if it was left out. */
    @Nullable
    String optionalText(String name) {
        return (String) fields.get(name);
    }

    /** Null if it was left out. */
    @Nullable
    Long optionalWhole(String name) {
        return (Long) fields.get(name);
    }

    /** Null if it was left out. */
    @Nullable
    Document document(String name) {
        return (Document) fields.get(name);
    }
}
