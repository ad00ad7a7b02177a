package io.tributary.processor.topology;

import io.tributary.processor.sequence.NodeSequence;
import io.tributary.processor.sequence.SequenceCommand;
import io.tributary.processor.sequence.SequenceDecider;
import io.tributary.processor.sequence.SequenceEvent;
import io.tributary.processor.sequence.SequenceEvent.Dropped;
import io.tributary.processor.sequence.SequenceEvent.Opened;
import io.tributary.processor.sequence.SequenceEvent.Parked;
import io.tributary.processor.sequence.SequenceEvent.Passed;
import io.tributary.processor.sequence.SequenceEvent.Refused;
import io.tributary.processor.sequence.SequenceEvent.Released;
import io.tributary.processor.sequence.SequenceEvent.Repeated;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps each node's numbering and the pushes that wait for a missing one. */
final class SequenceStep implements Processor<String, LaneRequest, Object, Object> {
    private final SequenceDecider decider;
    private final int parkedMax;
    private final int numberedReceiptsMax;
    private final Observer observer;
    private final PushTraces traces;
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, @Nullable NodeSequence> sequences;
    private KeyValueStore<String, @Nullable LaneRequest> parked;
    private Receipts receipts;
    private WaitingRoom waiting;
    private int counted;
    private @Nullable Cancellable expiry;

    SequenceStep(SequenceDecider decider, int parkedMax, int numberedReceiptsMax,
            Observer observer, PushTraces traces) {
        this.decider = decider;
        this.parkedMax = parkedMax;
        this.numberedReceiptsMax = numberedReceiptsMax;
        this.observer = observer;
        this.traces = traces;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        sequences = context.getStateStore(Stores.SEQUENCES);
        parked = context.getStateStore(Stores.PARKED);
        receipts = new Receipts(context, numberedReceiptsMax);
        waiting = WaitingRoom.of(parked, sequences);
        watch();
    }

    /** What waits here is counted where the task goes. */
    @Override
    public void close() {
        observer.parked(-counted);
        counted = 0;
    }

    @Override
    public void process(Record<String, LaneRequest> request) {
        if (!Keys.lane(request.value()).equals(request.key())) {
            // In another partition the lane would count a second time from 1.
            throw new UnreadableEvent("the key is not the request's lane: " + request.key());
        }
        switch (request.value()) {
            case Push push when push.producer() != null && !isSettled(push) ->
                arrive(request, push, push.producer());
            case Push push -> pass(push, request.headers(), request.timestamp(), false);
            case Inquiry inquiry when waiting.holds(inquiry) -> Events.answer(context,
                    inquiry.replyTo(), request.timestamp(), request.headers(),
                    Reply.Pending::new);
            case Inquiry inquiry -> pass(inquiry, request.headers(), request.timestamp(), false);
        }
    }

    /** A retry gets its receipt whatever has become of its numbering, and uses up no number. */
    private boolean isSettled(Push push) {
        return receipts.of(push) != null;
    }

    private void arrive(Record<String, LaneRequest> request, Push push, Producer producer) {
        boolean room = waiting.size() < parkedMax;
        var node = Keys.node(push);
        var arrived = request.headers();
        long time = request.timestamp();
        var command = new SequenceCommand.Arrive(producer, context.currentSystemTimeMs(), room);
        for (var event : decide(node, command)) {
            switch (event) {
                case Opened _ -> {
                }
                case Passed _ -> pass(push, arrived, time, false);
                case Repeated _ -> pass(push, arrived, time, true);
                case Parked(_, long deadline) -> {
                    parked.put(Keys.numbered(node, producer), push);
                    waiting.add(node, push, producer, deadline, arrived);
                }
                case Refused(_, var code, var expected) ->
                    refuse(new Traced(push, arrived), time, code, expected);
                case Released it -> {
                    var released = unpark(node, it.producer());
                    pass(released.push(), released.trace(), time, false);
                }
                case Dropped it ->
                    refuse(unpark(node, it.producer()), time, it.code(), it.expected());
            }
        }
        watch();
    }

    private void expire(long now) {
        for (String node : waiting.nodesOverdue(now)) {
            for (var event : decide(node, new SequenceCommand.Expire(now))) {
                if (event instanceof Dropped(var producer, var code, var expected)) {
                    refuse(unpark(node, producer), now, code, expected);
                }
            }
        }
        watch();
    }

    /**
     * Tells how many wait, and looks after their deadlines only while there are some: Streams commits
     * after each look, even one that found nothing.
     */
    private void watch() {
        observer.parked(waiting.size() - counted);
        counted = waiting.size();
        if (counted > 0 && expiry == null) {
            expiry = context.schedule(Steps.PARKED_INTERVAL, PunctuationType.WALL_CLOCK_TIME,
                    this::expire);
        } else if (counted == 0 && expiry != null) {
            expiry.cancel();
            expiry = null;
        }
    }

    private List<SequenceEvent> decide(String node, SequenceCommand command) {
        var state = Objects.requireNonNullElseGet(sequences.get(node), decider::initial);
        var events = decider.decide(state, command);
        for (var event : events) {
            state = decider.evolve(state, event);
        }
        sequences.put(node, state);
        return events;
    }

    /** A push and the trace to which it belongs, as headers. */
    private record Traced(Push push, Headers trace) {}

    private Traced unpark(String node, Producer producer) {
        var trace = waiting.remove(node, producer);
        var push = parked.delete(Keys.numbered(node, producer));
        return new Traced((Push) Objects.requireNonNull(push,
                "a numbered push waits without being stored"), trace);
    }

    private void pass(LaneRequest request, Headers arrived, long time, boolean repeated) {
        try (var dealing = traces.begin(request, arrived)) {
            context.forward(new Record<>(Keys.lane(request), new Ordered(request, repeated), time,
                    dealing.headers()), LaneTopology.DEDUPE);
        }
    }

    private void refuse(Traced refused, long time, ProblemCode code, Producer expected) {
        observer.refused(code);
        try (var dealing = traces.begin(refused.push(), refused.trace())) {
            Events.answer(context, refused.push().replyTo(), time, dealing.headers(),
                    correlation -> new Reply.Refused(correlation, code,
                            "this lane expects epoch " + expected.epoch() + ", sequence "
                                    + expected.sequence(), expected));
        }
    }
}
