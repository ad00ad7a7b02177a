package io.tributary.processor.conflict;

/** How a count stands against the strongest of those that it neither knew of nor commutes with. */
public enum Standing {
    /** There is none. */
    UNOPPOSED,
    /** By the policy the other one is worth more. */
    OUTRANKED,
    /** By the policy this one is worth more. */
    OUTRANKING,
    /** By the nodes' logical clocks the other one was made later. */
    OLDER,
    /** By the nodes' logical clocks this one was made later. */
    NEWER,
    /** Nothing tells one from the other. */
    EVEN
}
