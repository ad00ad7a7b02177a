package io.tributary.cli.replay;

import io.tributary.processor.conflict.ChangeFold;
import io.tributary.processor.conflict.Decision;
import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.Holdings;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lanes of a partition as they are under one policy file. */
final class World {
    private static final EntityState UNKNOWN = new EntityState.Unknown();

    private final PushDecider decider;
    private final Map<LaneKey, LaneClock> clocks = new HashMap<>();
    private final Map<Place.OfEntity, EntityState> states = new HashMap<>();
    private final Map<Place.OfConflict, Settled> settlements = new HashMap<>();

    World(PushDecider decider) {
        this.decider = decider;
    }

    /** Takes over what came of a push before the range. */
    void restore(Change change) {
        var lane = change.lane();
        states.merge(new Place.OfEntity(lane, change.entity()),
                ChangeFold.after(UNKNOWN, change),
                (before, _) -> ChangeFold.after(before, change));
        clocks.merge(lane, new LaneClock(change.seq(), change.lamport(), change.hlc()),
                (known, more) -> known.seq() > more.seq() ? known : more);
    }

    Decision decide(Push push) {
        var lane = push.lane();
        var decision = decider.decide(push, clocks.getOrDefault(lane, LaneClock.START),
                new Held(lane));
        decision.states().forEach(
                (entity, state) -> states.put(new Place.OfEntity(lane, entity), state));
        decision.settlements().forEach((conflict, settled) -> settlements
                .put(new Place.OfConflict(lane, conflict), settled));
        clocks.put(lane, decision.clock());
        return decision;
    }

    /** A lane as this world holds it. */
    private final class Held implements Holdings {
        private final LaneKey lane;

        Held(LaneKey lane) {
            this.lane = lane;
        }

        @Override
        public EntityState entity(EntityRef entity) {
            return state(lane, entity);
        }

        @Override
        public @Nullable Settled settlement(UUID conflict) {
            return settlements.get(new Place.OfConflict(lane, conflict));
        }
    }

    EntityState state(LaneKey lane, EntityRef entity) {
        return states.getOrDefault(new Place.OfEntity(lane, entity), UNKNOWN);
    }

    /** Holds what the other world holds; most entities never differ, so most are held once. */
    void share(World other, LaneKey lane, EntityRef entity) {
        states.put(new Place.OfEntity(lane, entity), other.state(lane, entity));
    }

    int entities() {
        return states.size();
    }
}
