package io.tributary.gateway.lamport;

/** What came of reading a value. */
sealed interface Reading {
    /** It is as declared; {@code value} is how the hub spells it. */
    record Good(Object value) implements Reading {}

    /** It is not of the declared kind, which refuses the whole request. */
    record Wrong(String type, String msg) implements Reading {}

    /** It is of the declared kind, but the hub can't keep it, which refuses its item alone. */
    record Unkept(String why) implements Reading {}
}
