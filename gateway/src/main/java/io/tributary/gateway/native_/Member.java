package io.tributary.gateway.native_;

import org.jspecify.annotations.Nullable;

/** The members that an operation may have. */
enum Member {
    OP("op"),
    TYPE("type"),
    ID("id"),
    BASE_VERSION("baseVersion"),
    DATA("data"),
    FIELD("field"),
    BY("by"),
    AT("at");

    private final String text;

    Member(String text) {
        this.text = text;
    }

    static @Nullable Member named(String name) {
        return switch (name) {
            case "op" -> OP;
            case "type" -> TYPE;
            case "id" -> ID;
            case "baseVersion" -> BASE_VERSION;
            case "data" -> DATA;
            case "field" -> FIELD;
            case "by" -> BY;
            case "at" -> AT;
            default -> null;
        };
    }

    String text() {
        return text;
    }

    /** Whether null is the same as leaving it out. */
    boolean mayBeNull() {
        return this == BASE_VERSION || this == AT;
    }
}
