package io.tributary.bench.fake;

/** What a fake hub does wrong. */
public enum Fault {
    /** Nothing. */
    NONE,
    /** An acknowledged entity is not in the feed. */
    LOSES_ONE,
    /** A change is in the feed twice. */
    DOUBLES_ONE,
    /** A document is not the one that was pushed. */
    ALTERS_ONE,
    /** An acknowledged entity is in the feed, but not in its event stream. */
    HIDES_ONE,
    /** Every third push is told to come again, without effect. */
    IS_BUSY,
    /** Every third push takes effect, but its answer is lost. */
    FORGETS_TO_ANSWER,
    /** Every push is refused. */
    REFUSES,
    /** A request that brings nothing is written down all the same. */
    WRITES_PULLS
}
