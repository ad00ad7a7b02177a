package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every history of several nodes, whatever they push. */
class PushDeciderPropertyTest {

    @Property
    void theSamePushesGiveTheSameDecisions(@ForAll("histories") List<Step.Pushed> history) {
        var hub = new TestHub();
        var pushes = play(hub, history);

        var again = new TestHub();
        pushes.forEach(again::push);

        assertThat(again.decisions).isEqualTo(hub.decisions);
        assertThat(again.states).isEqualTo(hub.states);
    }

    @Property
    void positionsAndVersionsRiseByOneAndPushesAreWhole(
            @ForAll("histories") List<Step.Pushed> history) {
        var hub = new TestHub();
        play(hub, history);

        var changes = hub.changes();
        assertThat(changes).extracting(Change::seq).containsExactlyElementsOf(
                LongStream.rangeClosed(1, changes.size()).boxed().toList());
        var versions = new HashMap<EntityRef, Long>();
        for (var change : changes) {
            assertThat(change.version())
                    .isEqualTo(versions.merge(change.entity(), 1L, Long::sum));
        }
        for (var decision : hub.decisions) {
            assertThat(decision.changes()).extracting(Change::pushEnd)
                    .containsOnly(decision.changes().isEmpty() ? new Long[0]
                            : new Long[]{decision.changes().getLast().seq()});
        }
    }

    @Property
    void everyOperationHasItsOutcomeAndTheFeedLeadsToTheState(
            @ForAll("histories") List<Step.Pushed> history) {
        var hub = new TestHub();
        var pushes = play(hub, history);

        for (int i = 0; i < pushes.size(); i++) {
            assertThat(hub.decisions.get(i).receipt().outcomes())
                    .zipSatisfy(pushes.get(i).operations(), (outcome, operation) -> {
                        assertThat(outcome.index()).isEqualTo(operation.index());
                        assertThat(outcome.entity()).isEqualTo(operation.entity());
                    });
        }
        var folded = new HashMap<EntityRef, @Nullable Document>();
        hub.changes().forEach(change -> folded.put(change.entity(), change.data()));
        folded.forEach((entity, data) -> assertThat(hub.document(entity.type(), entity.id()))
                .isEqualTo(data));
    }

    @Property
    void noValueIsLostInSilence(@ForAll("histories") List<Step.Pushed> history) {
        var hub = new TestHub();
        var oracle = new LossOracle();
        for (int i = 0; i < history.size(); i++) {
            // One operation a push, so that the oracle sees what each found.
            for (var step : history.get(i).steps()) {
                var push = new Step.Pushed(history.get(i).node(), List.of(step))
                        .push(hub.decisions.size(), entity -> hub.state(entity).version());
                oracle.check(push, hub.push(push));
            }
        }
        assertThat(hub.conflicts()).hasSize(oracle.conflictsReported());
    }

    @Property
    void incrementsAddUpInAnyOrder(@ForAll("increments") List<Integer> summands,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(summands);
        Collections.shuffle(shuffled, random);

        assertThat(counted(shuffled)).isEqualTo(counted(summands));
    }

    private static @Nullable Document counted(List<Integer> summands) {
        var hub = new TestHub();
        for (int i = 0; i < summands.size(); i++) {
            hub.push(aPush().from("node-" + i % 3).withKey("k" + i).incrementing("counter", "c",
                    "n", summands.get(i) + "." + i % 10));
        }
        return hub.document("counter", "c");
    }

    @Property
    void theLatestWriteByItsTimeFieldWinsInAnyOrderThatKeepsEachNodesOwn(
            @ForAll("times") Map<String, List<Integer>> times, @ForAll Random one,
            @ForAll Random other) {
        assertThat(written(times, one)).isEqualTo(written(times, other));
    }

    private static @Nullable Document written(Map<String, List<Integer>> times, Random random) {
        var hub = new TestHub();
        var pending = new LinkedHashMap<String, Queue<Integer>>();
        times.forEach((node, own) -> pending.put(node, new ArrayDeque<>(own)));
        for (int i = 0; !pending.isEmpty(); i++) {
            var node = List.copyOf(pending.keySet()).get(random.nextInt(pending.size()));
            var own = pending.get(node);
            if (own == null || own.isEmpty()) {
                pending.remove(node);
            } else {
                var fields = new LinkedHashMap<String, @Nullable Object>();
                fields.put("t", own.remove());
                fields.put("by", node + "-" + own.size());
                hub.push(aPush().from(node).withKey("k" + i).putting("timed", "e",
                        new Document(fields)));
            }
        }
        return hub.document("timed", "e");
    }

    private static List<Push> play(TestHub hub, Collection<Step.Pushed> history) {
        var pushes = new ArrayList<Push>();
        for (var pushed : history) {
            var push = pushed.push(pushes.size(), entity -> hub.state(entity).version());
            pushes.add(push);
            hub.push(push);
        }
        return pushes;
    }

    @Provide
    Arbitrary<List<Step.Pushed>> histories() {
        return Step.histories();
    }

    @Provide
    Arbitrary<List<Integer>> increments() {
        return Arbitraries.integers().between(1, 1000).list().ofMinSize(1).ofMaxSize(30);
    }

    @Provide
    Arbitrary<Map<String, List<Integer>>> times() {
        var own = Arbitraries.integers().between(1, 6).list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(own, own, own)
                .as((desktop, phone, till) -> Map.of("desktop", desktop, "phone", phone, "till",
                        till));
    }
}
