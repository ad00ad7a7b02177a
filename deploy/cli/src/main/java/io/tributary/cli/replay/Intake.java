package io.tributary.cli.replay;

import io.tributary.processor.sequence.NodeSequence;
import io.tributary.processor.sequence.SequenceCommand;
import io.tributary.processor.sequence.SequenceDecider;
import io.tributary.processor.sequence.SequenceEvent;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what took effect, once and in its order, as the processor's steps before the decision
 * do. No policy has a say in it, so both sides of a comparison share it.
 */
final class Intake {
    private final ReplaySettings settings;
    private final boolean fromTheStart;
    private final Consumer<Push> effective;
    private final SequenceDecider decider;
    private final Map<Place.OfNode, NodeSequence> sequences = new HashMap<>();
    private final Map<Place.OfNumber, Push> parked = new LinkedHashMap<>();
    private final Memory memory;
    private long now;
    private long repeats;
    private long refusals;

    /**
     * @param fromTheStart whether the log is read from its first push on; otherwise a node's numbering
     *        is taken up wherever it is met
     * @param effective is given every push that takes effect, in order
     */
    Intake(ReplaySettings settings, boolean fromTheStart, Consumer<Push> effective) {
        this.settings = settings;
        this.fromTheStart = fromTheStart;
        this.effective = effective;
        decider = new SequenceDecider(settings.parkedPerNodeMax(),
                settings.parkedWaitMax().toMillis());
        memory = new Memory(settings);
    }

    /** @param time of the push's record, in epoch milliseconds: the only clock of a replay */
    void take(Push push, long time) {
        now = Math.max(now, time);
        expire();
        memory.forget(now);
        var producer = push.producer();
        if (producer != null && memory.of(push) == null) {
            arrive(push, producer);
        } else {
            recognise(push, memory.of(push));
        }
    }

    long repeats() {
        return repeats;
    }

    long refusals() {
        return refusals;
    }

    private void arrive(Push push, Producer producer) {
        var node = Place.OfNode.of(push);
        var room = parked.size() < settings.parkedMax();
        sequences.computeIfAbsent(node, _ -> fromTheStart ? decider.initial() : upTo(producer));
        for (var event : decide(node, new SequenceCommand.Arrive(producer, now, room))) {
            switch (event) {
                case SequenceEvent.Opened _ -> {
                }
                case SequenceEvent.Passed _ -> recognise(push, memory.of(push));
                case SequenceEvent.Repeated _ -> repeat(push, producer);
                case SequenceEvent.Parked _ ->
                    parked.put(new Place.OfNumber(node, producer), push);
                case SequenceEvent.Refused _ -> refusals++;
                case SequenceEvent.Released(var released) -> {
                    var waited = unpark(node, released);
                    recognise(waited, memory.of(waited));
                }
                case SequenceEvent.Dropped(var dropped, _, _) -> {
                    unpark(node, dropped);
                    refusals++;
                }
            }
        }
    }

    private static NodeSequence upTo(Producer producer) {
        return new NodeSequence(producer.epoch(), producer.sequence(), 0,
                Collections.emptySortedMap());
    }

    private List<SequenceEvent> decide(Place.OfNode node, SequenceCommand command) {
        var state = sequences.getOrDefault(node, decider.initial());
        var events = decider.decide(state, command);
        for (var event : events) {
            state = decider.evolve(state, event);
        }
        sequences.put(node, state);
        return events;
    }

    private Push unpark(Place.OfNode node, Producer producer) {
        return Objects.requireNonNull(parked.remove(new Place.OfNumber(node, producer)),
                "a numbered push waits without being held");
    }

    private void repeat(Push push, Producer producer) {
        var known = memory.of(push, producer, sequence(push));
        if (known == null) {
            refusals++;
        } else {
            recognise(push, known);
        }
    }

    /** @param known the fingerprint that is remembered; null if none is */
    private void recognise(Push push, @Nullable String known) {
        if (known == null) {
            memory.remember(push, sequence(push), now);
            effective.accept(push);
        } else if (known.equals(push.fingerprint())) {
            repeats++;
        } else {
            refusals++;
        }
    }

    private NodeSequence sequence(Push push) {
        return sequences.getOrDefault(Place.OfNode.of(push), decider.initial());
    }

    private void expire() {
        var waiting = parked.keySet().stream().map(Place.OfNumber::node).distinct().toList();
        for (var node : waiting) {
            for (var event : decide(node, new SequenceCommand.Expire(now))) {
                if (event instanceof SequenceEvent.Dropped(var producer, _, _)) {
                    unpark(node, producer);
                    refusals++;
                }
            }
        }
    }
}
