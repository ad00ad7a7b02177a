package io.tributary.gateway.native_;

import org.jspecify.annotations.Nullable;

/** The kinds of operations, each with the members that belong to it. */
enum Kind {
    PUT,
    PATCH,
    DELETE,
    INCREMENT,
    ASSIGN;

    static @Nullable Kind named(String op) {
        return switch (op) {
            case "put" -> PUT;
            case "patch" -> PATCH;
            case "delete" -> DELETE;
            case "increment" -> INCREMENT;
            case "assign" -> ASSIGN;
            default -> null;
        };
    }

    boolean allows(Member member) {
        return switch (member) {
            case OP, TYPE, ID, AT, LAMPORT, SEEN -> true;
            case BASE_VERSION -> !counts();
            case DATA -> this == PUT || this == PATCH;
            case FIELD, ENTRY -> counts();
            case BY -> this == INCREMENT;
            case TO -> this == ASSIGN;
        };
    }

    private boolean counts() {
        return this == INCREMENT || this == ASSIGN;
    }
}
