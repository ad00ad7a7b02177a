package io.tributary.processor.sequence;

import io.tributary.processor.decide.Decider;
import io.tributary.processor.sequence.SequenceCommand.Arrive;
import io.tributary.processor.sequence.SequenceCommand.Expire;
import io.tributary.processor.sequence.SequenceEvent.Dropped;
import io.tributary.processor.sequence.SequenceEvent.Opened;
import io.tributary.processor.sequence.SequenceEvent.Parked;
import io.tributary.processor.sequence.SequenceEvent.Passed;
import io.tributary.processor.sequence.SequenceEvent.Refused;
import io.tributary.processor.sequence.SequenceEvent.Released;
import io.tributary.processor.sequence.SequenceEvent.Repeated;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies a node's numbered pushes in the order of their numbers, like the Durable Streams protocol:
 * sequences of an epoch count from 0, a higher epoch fences off the lower ones.
 *
 * @param parkedPerNodeMax how many pushes of one node may wait for a missing one
 * @param parkedMillisMax how long each may wait, in milliseconds
 */
public record SequenceDecider(int parkedPerNodeMax, long parkedMillisMax)
        implements
            Decider<SequenceCommand, NodeSequence, SequenceEvent> {

    @Override
    public NodeSequence initial() {
        return NodeSequence.START;
    }

    @Override
    public List<SequenceEvent> decide(NodeSequence state, SequenceCommand command) {
        return switch (command) {
            case Arrive arrival when arrival.producer().epoch() < state.epoch() ->
                List.of(refused(arrival, ProblemCode.STALE_EPOCH, state.epoch(), state.next()));
            case Arrive arrival when arrival.producer().epoch() > state.epoch() ->
                newEpoch(state, arrival);
            case Arrive arrival -> sameEpoch(state, arrival);
            case Expire(long now) -> expired(state, now);
        };
    }

    private List<SequenceEvent> newEpoch(NodeSequence state, Arrive arrival) {
        var opened = new Opened(arrival.producer().epoch());
        var fresh = evolve(state, opened);
        var first = sameEpoch(fresh, arrival).getFirst();
        if (first instanceof Refused) {
            // A push without effect fences nobody off.
            return List.of(first);
        }
        var expected = new Producer(opened.epoch(), evolve(fresh, first).next());
        var events = new ArrayList<SequenceEvent>();
        for (long sequence : state.parked().keySet()) {
            events.add(new Dropped(new Producer(state.epoch(), sequence),
                    ProblemCode.STALE_EPOCH, expected));
        }
        events.add(opened);
        events.add(first);
        return events;
    }

    private List<SequenceEvent> sameEpoch(NodeSequence state, Arrive arrival) {
        var producer = arrival.producer();
        long sequence = producer.sequence();
        if (sequence < state.next()) {
            return List.of(new Repeated(producer));
        }
        if (sequence == state.next()) {
            return passed(state, producer);
        }
        // A push that is sent again while it waits takes its own place, not one more.
        boolean waits = state.parked().containsKey(sequence);
        if (waits || (arrival.room() && state.parked().size() < parkedPerNodeMax)) {
            return List.of(new Parked(producer, arrival.now() + parkedMillisMax));
        }
        return List.of(refused(arrival, ProblemCode.SEQUENCE_GAP, state.epoch(), state.next()));
    }

    private static List<SequenceEvent> passed(NodeSequence state, Producer producer) {
        var events = new ArrayList<SequenceEvent>();
        events.add(new Passed(producer));
        long next = producer.sequence() + 1;
        while (state.parked().containsKey(next)) {
            events.add(new Released(new Producer(producer.epoch(), next)));
            next++;
        }
        return events;
    }

    private static List<SequenceEvent> expired(NodeSequence state, long now) {
        return state.parked().entrySet().stream()
                .filter(waiting -> waiting.getValue() <= now)
                .<SequenceEvent>map(waiting -> new Dropped(
                        new Producer(state.epoch(), waiting.getKey()), ProblemCode.SEQUENCE_GAP,
                        new Producer(state.epoch(), state.next())))
                .toList();
    }

    private static Refused refused(Arrive arrival, ProblemCode code, long epoch, long next) {
        return new Refused(arrival.producer(), code, new Producer(epoch, next));
    }

    @Override
    public NodeSequence evolve(NodeSequence state, SequenceEvent event) {
        return switch (event) {
            case Opened(long epoch) -> state.opened(epoch);
            case Passed(var producer) ->
                state.at(producer.sequence() + 1).without(producer.sequence());
            case Released(var producer) ->
                state.at(producer.sequence() + 1).without(producer.sequence());
            case Parked(var producer, long deadline) ->
                state.parking(producer.sequence(), deadline);
            case Dropped(var producer, _, _) -> state.without(producer.sequence());
            case Refused _,Repeated _ -> state;
        };
    }
}
