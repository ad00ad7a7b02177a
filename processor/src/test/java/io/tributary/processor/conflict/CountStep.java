package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.PushBuilder.aPush;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.LaneKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * An operation of a generated history around counters.
 *
 * @param entry number of the entry's name, of few so that some come again; negative for none
 * @param told the node's logical time
 * @param behind how much of the lane's logical time the node does not know
 */
record CountStep(Kind kind, String type, String id, int amount, int entry, boolean paid,
        Optional<Integer> told, Optional<Integer> behind, Settlement.Resolution resolution) {

    enum Kind {
        INCREMENT,
        ASSIGN,
        PUT,
        DELETE,
        SETTLE,
        /** As somebody decides who saw the entity only as the conflict found it. */
        SETTLE_AS_FOUND,
        /** In a lane that has not recorded the conflict. */
        SETTLE_ELSEWHERE,
        /** An increment by a number of more digits than anybody can count. */
        FLOOD
    }

    /** The steps that one node pushes at once. */
    record Pushed(String node, boolean atomic, List<CountStep> steps) {
        Push push(int number, long lamport, List<Conflict> conflicts) {
            var push = aPush().from(node).withKey("push-" + number);
            steps.forEach(step -> step.addTo(push, lamport, conflicts));
            return (atomic ? push.atomic() : push).build();
        }
    }

    void addTo(PushBuilder push, long lamport, List<Conflict> conflicts) {
        push.knowing(told.map(Integer::longValue).orElse(null),
                behind.map(it -> Math.max(0, lamport - it)).orElse(null));
        var name = entry < 0 ? null : "%s-%s-%d".formatted(type, id, entry);
        var said = paid ? Counters.paid(name) : Counters.entry(name);
        switch (kind) {
            case INCREMENT ->
                push.incrementing(type, id, Counters.FIELD, Integer.toString(amount), said);
            case ASSIGN ->
                push.assigning(type, id, Counters.FIELD, Integer.toString(amount), said);
            case PUT -> push.putting(type, id,
                    new Document(Map.of(Counters.FIELD, BigDecimal.valueOf(amount))));
            case DELETE -> push.deleting(type, id);
            case FLOOD ->
                push.incrementing(type, id, Counters.FIELD, amount + "e60", said);
            case SETTLE, SETTLE_AS_FOUND, SETTLE_ELSEWHERE -> {
                if (!conflicts.isEmpty()) {
                    settle(push, conflicts.get(Math.floorMod(amount, conflicts.size())));
                }
            }
        }
    }

    private void settle(PushBuilder push, Conflict conflict) {
        switch (kind) {
            case SETTLE_AS_FOUND ->
                push.settling(conflict, conflict.current().version(), resolution);
            case SETTLE_ELSEWHERE -> push.settling(new Conflict(conflict.id(),
                    new LaneKey(conflict.lane().tenant(), conflict.lane().lane() + 1),
                    conflict.entity(), conflict.current(), conflict.incoming(), conflict.tier(),
                    conflict.rule(), conflict.status(), conflict.winner(), conflict.push(),
                    conflict.detectedAt(), conflict.settled()), null, resolution);
            case SETTLE, INCREMENT, ASSIGN, PUT, DELETE, FLOOD ->
                push.settling(conflict, null, resolution);
        }
    }

    static Arbitrary<List<Pushed>> histories(Kind... kinds) {
        return Combinators.combine(Arbitraries.of("till", "phone", "desk"),
                Arbitraries.of(true, false),
                steps(kinds).list().ofMinSize(1).ofMaxSize(3)).as(Pushed::new).list()
                .ofMinSize(1).ofMaxSize(30);
    }

    static Arbitrary<CountStep> steps(Kind... kinds) {
        var kind = Arbitraries.of(kinds);
        var type = Arbitraries.of("held", "refused", "recorded", "free", "commuting", "fixed",
                "wary");
        var known = Combinators.combine(Arbitraries.integers().between(0, 9).optional(0.8),
                Arbitraries.of(0, 0, 1, 2, 5, 30).optional(0.7)).as(Known::new);
        Arbitrary<Settlement.Resolution> resolution = Arbitraries.of(new Settlement.Keep(),
                new Settlement.Take(), new Settlement.Restore(Conflict.Winner.CURRENT),
                new Settlement.Restore(Conflict.Winner.INCOMING),
                new Settlement.Merge(new Document(Map.of(Counters.FIELD, 4))));
        return Combinators.combine(kind, type, Arbitraries.of("x", "y"),
                Arbitraries.integers().between(-4, 8), Arbitraries.integers().between(-2, 6),
                Arbitraries.of(true, false, false), known, resolution)
                .as((what, of, id, amount, entry, paid, knows, how) -> new CountStep(what, of, id,
                        amount, entry, paid, knows.told(), knows.behind(), how));
    }

    private record Known(Optional<Integer> told, Optional<Integer> behind) {}
}
