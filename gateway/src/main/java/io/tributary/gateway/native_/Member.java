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
    TO("to"),
    ENTRY("entry"),
    AT("at"),
    LAMPORT("lamport"),
    SEEN("seen");

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
            case "to" -> TO;
            case "entry" -> ENTRY;
            case "at" -> AT;
            case "lamport" -> LAMPORT;
            case "seen" -> SEEN;
            default -> null;
        };
    }

    String text() {
        return text;
    }

    /** Whether null is the same as leaving it out. */
    boolean mayBeNull() {
        return switch (this) {
            case BASE_VERSION, AT, LAMPORT, SEEN, ENTRY -> true;
            case OP, TYPE, ID, DATA, FIELD, BY, TO -> false;
        };
    }
}
