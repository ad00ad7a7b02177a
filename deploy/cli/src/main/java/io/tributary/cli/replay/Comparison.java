package io.tributary.cli.replay;

import io.tributary.processor.conflict.EntityState;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two worlds that are told the same, side by side. */
final class Comparison {
    private final World current;
    private final World other;
    /** Of the entities whose versions count apart. */
    private final Map<Place.OfEntity, Versions> versions = new HashMap<>();
    private final Set<Place.OfEntity> diverged = new HashSet<>();

    Comparison(World current, World other) {
        this.current = current;
        this.other = other;
    }

    void restore(Change change) {
        current.restore(change);
        other.restore(change);
        other.share(current, change.lane(), change.entity());
    }

    /** @param name of the push, for people */
    List<Decided> decide(Push push, String name) {
        return decide(push, Based.on(push, it -> otherVersion(push.lane(), it)), name);
    }

    /** What a change's node pushed, by somebody who knows the newest version in each world. */
    List<Decided> decideAsNewest(Push push, String name) {
        return decide(Based.on(push, it -> current.state(push.lane(), it.entity()).version()),
                Based.on(push, it -> other.state(push.lane(), it.entity()).version()), name);
    }

    private long otherVersion(LaneKey lane, Operation operation) {
        long said = operation.basis().baseVersion() == null ? 0 : operation.basis().baseVersion();
        var met = versions.get(new Place.OfEntity(lane, operation.entity()));
        return met == null ? said : met.other(said);
    }

    private List<Decided> decide(Push asWas, Push asWouldBe, String name) {
        var was = current.decide(asWas);
        var wouldBe = other.decide(asWouldBe);
        var before = Set.copyOf(diverged);
        var touched = new HashSet<>(was.states().keySet());
        touched.addAll(wouldBe.states().keySet());
        touched.forEach(entity -> meet(new Place.OfEntity(asWas.lane(), entity)));
        var decided = new ArrayList<Decided>();
        for (int i = 0; i < was.receipt().outcomes().size(); i++) {
            var outcome = was.receipt().outcomes().get(i);
            decided.add(decided(asWas.lane(), name, outcome.index(), outcome.entity(),
                    Fate.of(outcome), Fate.of(wouldBe.receipt().outcomes().get(i)), before));
        }
        return decided;
    }

    private Decided decided(LaneKey lane, String name, int index, EntityRef entity, Fate was,
            Fate wouldBe, Set<Place.OfEntity> divergedBefore) {
        var place = new Place.OfEntity(lane, entity);
        boolean apart = divergedBefore.contains(place);
        boolean nowApart = diverged.contains(place);
        if (was.equals(wouldBe) && (apart || !nowApart)) {
            return new Decided(entity, was, wouldBe, null);
        }
        return new Decided(entity, was, wouldBe, new Difference(lane, name, index, entity, was,
                wouldBe, apart ? Difference.Cause.STATE : Difference.Cause.POLICY, nowApart));
    }

    /** What became of one operation; the difference is null if there is none. */
    record Decided(EntityRef entity, Fate was, Fate wouldBe, @Nullable Difference difference) {}

    private void meet(Place.OfEntity place) {
        var was = current.state(place.lane(), place.entity());
        var wouldBe = other.state(place.lane(), place.entity());
        if (was.equals(wouldBe)) {
            other.share(current, place.lane(), place.entity());
        }
        if (was.version() != wouldBe.version() || versions.containsKey(place)) {
            versions.computeIfAbsent(place, _ -> new Versions())
                    .meet(was.version(), wouldBe.version());
        }
        if (isSame(was, wouldBe)) {
            diverged.remove(place);
        } else {
            diverged.add(place);
        }
    }

    /** Nodes see content; what the hub remembers beside it is not theirs. */
    private static boolean isSame(EntityState was, EntityState wouldBe) {
        var one = data(was);
        var another = data(wouldBe);
        if (one == null || another == null) {
            return one == null && another == null;
        }
        return one.sameAs(another);
    }

    private static @Nullable Document data(EntityState state) {
        return state instanceof EntityState.Live live ? live.data() : null;
    }

    /** The entities that are other ones now, by lane and name. */
    List<FinalState> finalStates() {
        var byName = new TreeSet<Place.OfEntity>(
                Comparator.comparing((Place.OfEntity it) -> it.lane().toString())
                        .thenComparing(it -> it.entity().type())
                        .thenComparing(it -> it.entity().id()));
        byName.addAll(diverged);
        return byName.stream().map(it -> new FinalState(it.lane(), it.entity(),
                held(current.state(it.lane(), it.entity())),
                held(other.state(it.lane(), it.entity())))).toList();
    }

    private static FinalState.Held held(EntityState state) {
        return new FinalState.Held(state.version(), data(state));
    }

    int entities() {
        return Math.max(current.entities(), other.entities());
    }
}
