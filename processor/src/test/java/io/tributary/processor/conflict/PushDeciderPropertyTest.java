package io.tributary.processor.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every history of several nodes, whatever they push. */
class PushDeciderPropertyTest {

    @Property(tries = 1500)
    void theSamePushesGiveTheSameDecisions(@ForAll("histories") List<Step.Pushed> history) {
        var hub = new TestHub();
        var pushes = play(hub, history);

        var again = new TestHub();
        pushes.forEach(again::push);

        assertThat(again.decisions).isEqualTo(hub.decisions);
        assertThat(again.states).isEqualTo(hub.states);
    }

    @Property(tries = 1500)
    void positionsAndVersionsRiseByOneAndPushesAreWhole(
            @ForAll("histories") List<Step.Pushed> history) {
        var hub = new TestHub();
        play(hub, history);

        var changes = hub.changes();
        assertThat(changes).extracting(Change::seq).containsExactlyElementsOf(
                LongStream.rangeClosed(1, changes.size()).boxed().toList());
        assertThat(changes).extracting(Change::lamport).isSorted().doesNotHaveDuplicates();
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

    @Property(tries = 1500)
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

    @Property(tries = 4000)
    void noValueIsLostInSilence(@ForAll("histories") List<Step.Pushed> history) {
        var hub = new TestHub();
        var oracle = new LossOracle();
        for (var step : singles(history)) {
            var push = step.push(hub);
            oracle.check(push, hub.push(push));
        }
        assertThat(hub.conflicts()).hasSize(oracle.conflictsReported());
    }

    @Property(tries = 2000)
    void aWriteThatIsRepeatedChangesNothingMore(@ForAll("histories") List<Step.Pushed> history) {
        var hub = new TestHub();
        for (var step : singles(history)) {
            var push = step.push(hub);
            hub.push(push);
            if (isRepeatable(push)) {
                var states = Map.copyOf(hub.states);
                assertThat(hub.push(push).changes()).as("%s again", push).isEmpty();
                assertThat(hub.states).isEqualTo(states);
            }
        }
    }

    /** Counts add up, and "cautious" writes again what is so already. */
    private static boolean isRepeatable(Push push) {
        var operation = push.operations().getFirst();
        return !(operation instanceof Operation.Count)
                && !operation.entity().type().equals("cautious");
    }

    /** One operation a push, so that it is seen what each found. */
    private static List<Step.Pushed> singles(List<Step.Pushed> history) {
        return history.stream().flatMap(pushed -> pushed.steps().stream()
                .map(step -> new Step.Pushed(pushed.node(), List.of(step)))).toList();
    }

    private static List<Push> play(TestHub hub, Collection<Step.Pushed> history) {
        var pushes = new ArrayList<Push>();
        for (var pushed : history) {
            var push = pushed.push(hub);
            pushes.add(push);
            hub.push(push);
        }
        return pushes;
    }

    @Provide
    Arbitrary<List<Step.Pushed>> histories() {
        return Step.histories();
    }
}
