package io.tributary.gateway.native_;

import org.jspecify.annotations.Nullable;

/** The kinds of operations, each with the members that belong to it. */
enum Kind {
    PUT,
    PATCH,
    DELETE,
    INCREMENT;

    static @Nullable Kind named(String op) {
        return switch (op) {
            case "put" -> PUT;
            case "patch" -> PATCH;
            case "delete" -> DELETE;
            case "increment" -> INCREMENT;
            default -> null;
        };
    }

    boolean allows(Member member) {
        return switch (member) {
            case OP, TYPE, ID, AT -> true;
            case BASE_VERSION -> this != INCREMENT;
            case DATA -> this == PUT || this == PATCH;
            case FIELD, BY -> this == INCREMENT;
        };
    }
}
