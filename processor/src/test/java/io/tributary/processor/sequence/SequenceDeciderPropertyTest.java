package io.tributary.processor.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.sequence.SequenceCommand.Arrive;
import io.tributary.processor.sequence.SequenceCommand.Expire;
import io.tributary.processor.sequence.SequenceEvent.Dropped;
import io.tributary.processor.sequence.SequenceEvent.Parked;
import io.tributary.processor.sequence.SequenceEvent.Passed;
import io.tributary.processor.sequence.SequenceEvent.Refused;
import io.tributary.processor.sequence.SequenceEvent.Released;
import io.tributary.processor.sequence.SequenceEvent.Repeated;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Any order of arrival, with repetitions, gaps and epochs, against the plain meaning of a number. */
class SequenceDeciderPropertyTest {
    private static final long WAIT_MILLIS = 50;

    @Property
    void nothingTakesEffectTwiceOrOutOfTurn(@ForAll("commands") List<SequenceCommand> commands,
            @ForAll @IntRange(max = 4) int parkedMax) {
        var decider = new SequenceDecider(parkedMax, WAIT_MILLIS);
        var state = decider.initial();
        var effective = new ArrayList<Producer>();
        var waiting = new HashSet<Producer>();

        for (var command : commands) {
            for (var event : decider.decide(state, command)) {
                state = decider.evolve(state, event);
                record(event, command, effective, waiting);
            }
            assertThat(state.parked()).hasSizeLessThanOrEqualTo(parkedMax);
            assertThat(waiting).hasSameSizeAs(state.parked().keySet());
        }

        assertThat(effective).isSortedAccordingTo((left, right) -> left.epoch() == right.epoch()
                ? Long.compare(left.sequence(), right.sequence())
                : Long.compare(left.epoch(), right.epoch()));
        effective.stream().map(Producer::epoch).distinct().forEach(epoch -> {
            var numbers = effective.stream().filter(one -> one.epoch() == epoch)
                    .map(Producer::sequence).toList();
            assertThat(numbers).containsExactlyElementsOf(
                    LongStream.range(0, numbers.size()).boxed().toList());
        });
    }

    private static void record(SequenceEvent event, SequenceCommand command,
            List<Producer> effective, Set<Producer> waiting) {
        switch (event) {
            case SequenceEvent.Opened(long epoch) -> {
                assertThat(waiting).as("pushes of fenced epochs").isEmpty();
                assertThat(effective).allMatch(one -> one.epoch() < epoch);
            }
            case Passed(var producer) -> effective.add(producer);
            case Released(var producer) -> {
                assertThat(waiting.remove(producer)).isTrue();
                effective.add(producer);
            }
            case Repeated(var producer) -> assertThat(effective).contains(producer);
            case Parked(var producer, long deadline) -> {
                assertThat(deadline).isEqualTo(now(command) + WAIT_MILLIS);
                assertThat(effective).doesNotContain(producer);
                waiting.add(producer);
            }
            case Dropped(var producer, var _, var expected) -> {
                assertThat(waiting.remove(producer)).isTrue();
                assertThat(expected).isNotEqualTo(producer);
            }
            case Refused(var producer, var code, var expected) -> {
                assertThat(effective).doesNotContain(expected);
                assertThat(producer).matches(it -> code == ProblemCode.STALE_EPOCH
                        ? it.epoch() < expected.epoch()
                        : it.epoch() == expected.epoch() && it.sequence() > expected.sequence());
            }
        }
    }

    @Property
    void withRoomAndTimeEveryOrderOfArrivalTakesEffectWhole(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll Random random) {
        var decider = new SequenceDecider(count, WAIT_MILLIS);
        var state = decider.initial();
        var arrivals = new ArrayList<>(LongStream.range(0, count).boxed().toList());
        Collections.shuffle(arrivals, random);

        for (long sequence : arrivals) {
            var arrival = new Arrive(new Producer(7, sequence), 0, true);
            for (var event : decider.decide(state, arrival)) {
                state = decider.evolve(state, event);
            }
        }

        assertThat(state).isEqualTo(NodeSequence.START.opened(7).at(count));
    }

    @Provide
    Arbitrary<List<SequenceCommand>> commands() {
        var arrival = Combinators.combine(Arbitraries.longs().between(0, 2),
                Arbitraries.longs().between(0, 6), Arbitraries.longs().between(0, 30),
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(true)),
                        Tuple.of(1, Arbitraries.just(false))))
                .<SequenceCommand>as((epoch, sequence, millis, room) -> new Arrive(
                        new Producer(epoch, sequence), millis, room));
        var expiry = Arbitraries.longs().between(0, 30).<SequenceCommand>map(Expire::new);
        return Arbitraries.frequencyOf(Tuple.of(8, arrival),
                Tuple.of(1, expiry)).list().ofMaxSize(60)
                .map(SequenceDeciderPropertyTest::onOneClock);
    }

    /** What was drawn as a time is how much later than the command before it comes. */
    private static List<SequenceCommand> onOneClock(List<SequenceCommand> drawn) {
        var later = new ArrayList<SequenceCommand>();
        long now = 0;
        for (var command : drawn) {
            now += now(command);
            later.add(switch (command) {
                case Arrive it -> new Arrive(it.producer(), now, it.room());
                case Expire _ -> new Expire(now);
            });
        }
        return later;
    }

    private static long now(SequenceCommand command) {
        return switch (command) {
            case Arrive it -> it.now();
            case Expire it -> it.now();
        };
    }
}
