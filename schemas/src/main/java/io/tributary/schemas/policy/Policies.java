package io.tributary.schemas.policy;

import java.util.List;

/**
 * The policies of all entity types. The first that covers a type holds; {@link Policy#DEFAULT}
 * covers the rest.
 */
public record Policies(List<Policy> inOrder) {
    public static final Policies NONE = new Policies(List.of());

    /** Types that begin so are the hub's own bookkeeping. */
    public static final String BOOKKEEPING = "tributary.";

    /** Whoever writes it must have seen its newest version; no file can say otherwise. */
    private static final Policy BOOKKEEPING_POLICY = Policy.of(BOOKKEEPING + "*")
            .with(Policy.Blind.REQUIRE_BASE).with(Policy.Overlap.REJECT)
            .without(Heuristic.values());

    public Policies {
        inOrder = List.copyOf(inOrder);
    }

    public Policy of(String entityType) {
        if (entityType.startsWith(BOOKKEEPING)) {
            return BOOKKEEPING_POLICY;
        }
        for (Policy policy : inOrder) {
            if (policy.covers(entityType)) {
                return policy;
            }
        }
        return Policy.DEFAULT;
    }

    /** Whether entities of this type are the entries of a counter. */
    public boolean isLedger(String entityType) {
        for (Policy policy : inOrder) {
            for (Counter counter : policy.counters()) {
                if (counter.ledger().equals(entityType)) {
                    return true;
                }
            }
        }
        return false;
    }
}
