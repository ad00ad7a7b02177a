package io.tributary.processor.conflict;

import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One lane in memory: what the stores would hold, and all that was ever decided. */
final class TestHub implements Holdings {
    static final int LENGTH_MAX = 1000;

    final Map<EntityRef, EntityState> states = new HashMap<>();
    final Map<UUID, Settled> settlements = new HashMap<>();
    final List<Decision> decisions = new ArrayList<>();
    private final PushDecider decider;
    private LaneClock clock = LaneClock.START;

    TestHub() {
        this(TestPolicies.ALL);
    }

    TestHub(Policies policies) {
        this(policies, Rulebook::judge);
    }

    TestHub(Policies policies, Function<Case, Ruling> judge) {
        decider = new PushDecider(policies, judge, LENGTH_MAX);
    }

    Decision push(PushBuilder push) {
        return push(push.build());
    }

    Decision push(Push push) {
        var decision = decided(push);
        states.putAll(decision.states());
        settlements.putAll(decision.settlements());
        clock = decision.clock();
        decisions.add(decision);
        return decision;
    }

    /** What would become of a push. */
    Decision decided(Push push) {
        return decider.decide(push, clock, this);
    }

    LaneClock clock() {
        return clock;
    }

    /** The outcome of a push of one operation. */
    Outcome outcome(PushBuilder push) {
        return push(push).receipt().outcomes().getFirst();
    }

    @Override
    public @Nullable Settled settlement(UUID conflict) {
        return settlements.get(conflict);
    }

    @Override
    public EntityState entity(EntityRef entity) {
        return state(entity);
    }

    /** The lane's logical time. */
    long lamport() {
        return clock.lamport();
    }

    EntityState state(EntityRef entity) {
        return states.getOrDefault(entity, new EntityState.Unknown());
    }

    /** The entity as it now is; null if there is none. */
    @Nullable
    Document document(String type, String id) {
        return state(new EntityRef(type, id)) instanceof EntityState.Live live ? live.data() : null;
    }

    /** What the entries of an entity add up to. */
    BigDecimal ledgerSum(String ledger, String id) {
        return states.entrySet().stream().filter(it -> it.getKey().type().equals(ledger))
                .map(it -> it.getValue() instanceof EntityState.Live live ? live.data() : null)
                .filter(entry -> entry != null && entry.get("entity") instanceof Map<?, ?> of
                        && id.equals(of.get("id")))
                .map(entry -> Document.decimal((Number) Objects.requireNonNull(entry.get("by"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Change> changes() {
        return decisions.stream().flatMap(decision -> decision.changes().stream()).toList();
    }

    List<Conflict> conflicts() {
        return decisions.stream().flatMap(decision -> decision.conflicts().stream()).toList();
    }
}
