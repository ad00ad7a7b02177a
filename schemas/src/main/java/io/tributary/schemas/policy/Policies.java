package io.tributary.schemas.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policies of all entity types. The first that covers a type holds; {@link Policy#DEFAULT}
 * covers the rest.
 */
public final class Policies {
    public static final Policies NONE = new Policies(List.of());

    /** Types that begin so are the hub's own bookkeeping. */
    public static final String BOOKKEEPING = "tributary.";

    /** The type of what the hub pushes to itself; no file can stop it. */
    public static final String CANARY = BOOKKEEPING + "canary";

    /** Whoever writes it must have seen its newest version; no file can say otherwise. */
    private static final Policy BOOKKEEPING_POLICY = Policy.of(BOOKKEEPING + "*")
            .with(Policy.Blind.REQUIRE_BASE).with(Policy.Overlap.REJECT)
            .without(Heuristic.values());

    private final List<Policy> inOrder;
    /** Of the types that a policy names in full; each operation asks for one. */
    private final Map<String, Policy> byType = new HashMap<>();
    private final List<Policy> patterns;
    private final Set<String> ledgers = new HashSet<>();

    public Policies(List<Policy> inOrder) {
        this.inOrder = List.copyOf(inOrder);
        patterns = this.inOrder.stream().filter(Policy::isPattern).toList();
        for (var policy : this.inOrder) {
            if (!policy.isPattern()) {
                byType.computeIfAbsent(policy.type(), type -> first(this.inOrder, type));
            }
            policy.counters().forEach(counter -> ledgers.add(counter.ledger()));
        }
    }

    public List<Policy> inOrder() {
        return inOrder;
    }

    public Policy of(String entityType) {
        if (entityType.startsWith(BOOKKEEPING)) {
            return entityType.equals(CANARY) ? Policy.DEFAULT : BOOKKEEPING_POLICY;
        }
        var named = byType.get(entityType);
        return named == null ? first(patterns, entityType) : named;
    }

    private static Policy first(List<Policy> policies, String entityType) {
        for (var policy : policies) {
            if (policy.covers(entityType)) {
                return policy;
            }
        }
        return Policy.DEFAULT;
    }

    /** Whether entities of this type are the entries of a counter. */
    public boolean isLedger(String entityType) {
        return ledgers.contains(entityType);
    }
}
