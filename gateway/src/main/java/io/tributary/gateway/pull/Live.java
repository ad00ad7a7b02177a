package io.tributary.gateway.pull;

/** What an open feed has to say. */
public sealed interface Live {
    /** New changes. */
    record News(Page page) implements Live {}

    /** Nothing, for so long that the reader may wonder. */
    record Silence() implements Live {}
}
