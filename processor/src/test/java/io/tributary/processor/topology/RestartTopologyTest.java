package io.tributary.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.fixture.LaneDriver;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nobody can tell from what comes out whether a task has moved between two records. */
class RestartTopologyTest {

    @Property(tries = 60)
    void aRestartBetweenAnyTwoRecordsChangesNothing(@ForAll("arrivals") List<Arrival> arrivals,
            @ForAll("restartsAfter") Set<Integer> restartsAfter) {
        try (var undisturbed = new LaneDriver(); var restarted = new LaneDriver()) {
            var expected = new Output();
            var actual = new Output();
            for (int i = 0; i < arrivals.size(); i++) {
                var request = arrivals.get(i).request(i, expected.conflicts());
                for (var lane : List.of(undisturbed, restarted)) {
                    lane.advance(arrivals.get(i).waits());
                    lane.send(request);
                }
                expected.take(undisturbed);
                actual.take(restarted);
                if (restartsAfter.contains(i)) {
                    restarted.restart();
                }
            }

            assertThat(actual).isEqualTo(expected);
            assertThat(restarted.stores().contents()).isEqualTo(undisturbed.stores().contents());
        }
    }

    @Property(tries = 100)
    void theTopologyDoesWhatItsPureModelDoes(@ForAll("atOnce") List<Arrival> arrivals,
            @ForAll("restartsAfter") Set<Integer> restartsAfter) {
        try (var lane = new LaneDriver()) {
            var model = new ModelLane();
            var actual = new Output();
            for (int i = 0; i < arrivals.size(); i++) {
                var request = arrivals.get(i).request(i, model.output.conflicts());
                model.take(request);
                lane.send(request);
                actual.take(lane);
                if (restartsAfter.contains(i)) {
                    lane.restart();
                }
            }

            assertThat(actual).isEqualTo(model.output);
        }
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        return Arrival.arrivals(0, 0, 10, 150, 1000);
    }

    /** The model knows no clock. */
    @Provide
    Arbitrary<List<Arrival>> atOnce() {
        return Arrival.arrivals(0);
    }

    @Provide
    Arbitrary<Set<Integer>> restartsAfter() {
        return Arbitraries.integers().between(0, 29).set().ofMaxSize(10);
    }
}
