package io.tributary.processor.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.schemas.conflict.Settlement.Restore;
import io.tributary.schemas.policy.Counter;
import io.tributary.schemas.policy.Counter.Beyond;
import io.tributary.schemas.policy.Counter.ConcurrentAssign;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the counters of {@link Counters} promise of one count, document or settlement, as a
 * stock-keeper would say it, and never by the rules.
 */
final class CountPromises implements Judge {
    private final Map<EntityRef, List<Booked>> booked = new HashMap<>();
    private final Set<UUID> settled = new HashSet<>();

    private record Booked(NodeId node, long lamport) {}

    @Override
    public void see(Push push, EntityState before, Decision decision, TestHub hub) {
        var operation = push.operations().getFirst();
        var outcome = decision.receipt().outcomes().getFirst();
        switch (operation) {
            case Operation.Count count -> count(push, count, before, outcome, decision);
            case Operation.Settle settle -> settlement(push, settle, before, outcome);
            case Operation.Put _,Operation.Patch _,Operation.Delete _ -> {
            }
        }
        for (var change : decision.changes()) {
            if (change.entity().type().endsWith(".entry")) {
                promise("an entry is written once", change, change.version() == 1);
            } else if (change.deleted()) {
                // What comes back under the name is another thing.
                booked.remove(change.entity());
            }
        }
        balance(operation, hub);
    }

    private static void promise(String words, Object what, boolean kept) {
        assertThat(kept).as("%s: %s", words, what).isTrue();
    }

    private static Counter counter(EntityRef entity) {
        return Counters.POLICIES.of(entity.type()).counters().getFirst();
    }

    private void count(Push push, Operation.Count count, EntityState before, Outcome outcome,
            Decision decision) {
        boolean isChanged = decision.changes().stream()
                .anyMatch(change -> change.entity().equals(count.entity()));
        if (before instanceof Deleted) {
            promise("nobody counts on what is gone", count, !isChanged);
        }
        if (before instanceof Unknown
                && counter(count.entity()).unknown() == Counter.Unknown.REJECT) {
            promise("nobody counts on what never was", count, !isChanged);
        }
        if (count.entity().type().equals("fixed") && before instanceof EntityState.Live live
                && live.data().has(Counters.FIELD)) {
            promise("a fixed number is not counted on", count, !isChanged);
        }
        if (outcome instanceof Outcome.Accepted it) {
            var others = booked.computeIfAbsent(count.entity(), _ -> new ArrayList<>());
            boolean isConcurrent = isConcurrent(others, push.node(), count);
            promise("who did not know of others is told so", it,
                    !(isConcurrent && it.rule().equals("count")));
            promise("a new count that passes over others is on record", it,
                    !(isConcurrent && count instanceof Operation.Assign)
                            || it.conflict() != null || counter(count.entity())
                                    .concurrentAssign() == ConcurrentAssign.COMMUTE);
            if (isChanged) {
                others.add(new Booked(push.node(), it.lamport()));
            }
        }
    }

    private static boolean isConcurrent(List<Booked> others, NodeId node,
            Operation.Count count) {
        var basis = count.basis();
        var seen = basis.seen() == null ? basis.lamport() : basis.seen();
        return seen != null && others.stream()
                .skip(Math.max(0, others.size() - Tallies.TALLIES_MAX))
                .anyMatch(it -> it.lamport() > seen && !it.node().equals(node));
    }

    private void settlement(Push push, Operation.Settle settle, EntityState before,
            Outcome outcome) {
        if (!(outcome instanceof Outcome.Accepted)) {
            return;
        }
        promise("a lane settles its own conflicts alone", settle,
                settle.conflict().lane().equals(push.lane()));
        var seen = settle.baseVersion();
        promise("who settles has seen the newest version", settle,
                seen == null || seen == before.version());
        promise("a conflict is settled once unless a side is restored", settle,
                settled.add(settle.conflict().id())
                        || settle.settlement().resolution() instanceof Restore);
    }

    private void balance(Operation operation, TestHub hub) {
        var entity = operation.entity();
        var document = hub.document(entity.type(), entity.id());
        var balance = document == null ? BigDecimal.ZERO
                : CounterValue.of(document, Counters.FIELD).orElseThrow();
        promise("the balance is the sum of the ledger", operation, balance
                .compareTo(hub.ledgerSum(entity.type() + ".entry", entity.id())) == 0);
        var counter = counter(entity);
        promise("bounds hold unless a person decided", operation,
                counter.beyond() == Beyond.RECORD || !settled.isEmpty()
                        || !CounterBounds.isPassed(counter, null, balance));
    }
}
