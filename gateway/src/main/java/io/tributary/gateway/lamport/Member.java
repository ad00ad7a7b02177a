package io.tributary.gateway.lamport;

import org.jspecify.annotations.Nullable;

/**
 * A declared member of an object.
 *
 * @param otherwise what it is if it is left out; null for nothing
 */
record Member(String name, Kind kind, boolean required, @Nullable Object otherwise) {
    static Member required(String name, Kind kind) {
        return new Member(name, kind, true, null);
    }

    static Member optional(String name, Kind kind) {
        return new Member(name, kind, false, null);
    }

    static Member otherwise(String name, Kind kind, Object otherwise) {
        return new Member(name, kind, false, otherwise);
    }
}
