package io.tributary.schemas.policy;

/** Ways to decide without having been told how (tier 2); a policy may switch each off. */
public enum Heuristic {
    /** Who asks for what is so already is content. */
    IDENTICAL_CONTENT,
    /** Who changed other fields than the rest did not disagree with them. */
    DISJOINT_FIELDS,
    /** Sums do not depend on the order of their summands. */
    COMMUTING_COUNTS,
    /** A node's later write replaces its earlier one. */
    SAME_NODE,
    /** Of two writes the clearly newer one is right. */
    NEWER
}
