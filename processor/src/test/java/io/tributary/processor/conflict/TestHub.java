package io.tributary.processor.conflict;

import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.policy.Recency;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One lane in memory: what the stores would hold, and all that was ever decided. */
final class TestHub implements Holdings {
    /** An entity type of each kind of policy, by its name. */
    static final Policies POLICIES = new Policies(List.of(
            Policy.of("current").with(Overlap.CURRENT_WINS),
            Policy.of("incoming").with(Overlap.INCOMING_WINS),
            Policy.of("strict").with(Blind.REQUIRE_BASE),
            Policy.of("timed").with(Recency.by(new Recency.TimeField("t")))));

    static final int LENGTH_MAX = 1000;

    final Map<EntityRef, EntityState> states = new HashMap<>();
    final Map<UUID, Settled> settlements = new HashMap<>();
    final List<Decision> decisions = new ArrayList<>();
    private final PushDecider decider = new PushDecider(POLICIES, Rulebook::judge, LENGTH_MAX);
    private LaneClock clock = LaneClock.START;

    Decision push(PushBuilder push) {
        return push(push.build());
    }

    Decision push(Push push) {
        var decision = decider.decide(push, clock, this);
        states.putAll(decision.states());
        settlements.putAll(decision.settlements());
        clock = decision.clock();
        decisions.add(decision);
        return decision;
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

    EntityState state(EntityRef entity) {
        return states.getOrDefault(entity, new EntityState.Unknown());
    }

    /** The entity as it now is; null if there is none. */
    @Nullable
    Document document(String type, String id) {
        return state(new EntityRef(type, id)) instanceof EntityState.Live live ? live.data() : null;
    }

    List<Change> changes() {
        return decisions.stream().flatMap(decision -> decision.changes().stream()).toList();
    }

    List<Conflict> conflicts() {
        return decisions.stream().flatMap(decision -> decision.conflicts().stream()).toList();
    }
}
