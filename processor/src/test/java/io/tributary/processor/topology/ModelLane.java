package io.tributary.processor.topology;

import io.tributary.processor.fixture.LaneDriver;
import io.tributary.processor.conflict.Counters;
import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.Holdings;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.processor.dedupe.Recognition;
import io.tributary.processor.dedupe.StoredReceipt;
import io.tributary.processor.sequence.NodeSequence;
import io.tributary.processor.sequence.SequenceCommand.Arrive;
import io.tributary.processor.sequence.SequenceEvent;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One lane as it is meant: the pure decisions and some maps, without a store, a log or a clock. */
final class ModelLane implements Holdings {
    final Output output = new Output();
    private final PushDecider decider = new PushDecider(Counters.POLICIES, Rulebook::judge,
            1 << 18);
    private final Map<NodeId, NodeSequence> sequences = new HashMap<>();
    private final Map<Numbered, Push> parked = new HashMap<>();
    private final Map<Named, StoredReceipt> receipts = new HashMap<>();
    private final Map<Place, Remembered> recent = new HashMap<>();
    private final Map<EntityRef, EntityState> entities = new HashMap<>();
    private final Map<UUID, Settled> settlements = new HashMap<>();
    private LaneClock clock = LaneClock.START;

    private record Numbered(NodeId node, Producer producer) {}

    private record Named(NodeId node, IdempotencyKey key) {}

    private record Place(NodeId node, long place) {}

    private record Remembered(Producer producer, IdempotencyKey key, StoredReceipt stored) {}

    /** Numbers are other ones once they were JSON, so all comes and goes as JSON. */
    void take(LaneRequest request) {
        switch (Codecs.LANE_REQUEST.read(Codecs.LANE_REQUEST.write(request))) {
            case Push push when push.producer() != null && known(push) == null ->
                arrive(push, push.producer());
            case Push push -> recognise(push, known(push));
            case Inquiry inquiry -> answer(inquiry);
        }
    }

    private @Nullable StoredReceipt known(LaneRequest request) {
        return receipts.get(new Named(request.node(), request.key()));
    }

    private void answer(Inquiry inquiry) {
        boolean waits = parked.values().stream().anyMatch(push -> push.node().equals(inquiry.node())
                && push.key().equals(inquiry.key()));
        var stored = known(inquiry);
        if (waits) {
            reply(inquiry, Reply.Pending::new);
        } else {
            reply(inquiry, correlation -> stored == null ? new Reply.Unseen(correlation)
                    : new Reply.Settled(correlation, stored.receipt(), true));
        }
    }

    private void arrive(Push push, Producer producer) {
        var decider = LaneDriver.SEQUENCE;
        var state = sequences.getOrDefault(push.node(), decider.initial());
        var events = decider.decide(state,
                new Arrive(producer, 0, parked.size() < LaneDriver.PARKED_MAX));
        for (var event : events) {
            state = decider.evolve(state, event);
        }
        sequences.put(push.node(), state);
        events.forEach(event -> follow(push, event));
    }

    private void follow(Push push, SequenceEvent event) {
        switch (event) {
            case SequenceEvent.Opened _ -> {
            }
            case SequenceEvent.Passed _ -> recognise(push, known(push));
            case SequenceEvent.Repeated(var producer) -> {
                var remembered = recent.get(place(push.node(), producer));
                if (remembered == null || !remembered.producer().equals(producer)) {
                    refuse(push, ProblemCode.RECEIPT_EXPIRED, null);
                } else {
                    recognise(push, remembered.stored());
                }
            }
            case SequenceEvent.Parked(var producer, _) ->
                parked.put(new Numbered(push.node(), producer), push);
            case SequenceEvent.Refused(_, var code, var expected) -> refuse(push, code, expected);
            case SequenceEvent.Released(var producer) -> {
                var released = unparked(push.node(), producer);
                recognise(released, known(released));
            }
            case SequenceEvent.Dropped(var producer, var code, var expected) ->
                refuse(unparked(push.node(), producer), code, expected);
        }
    }

    private Push unparked(NodeId node, Producer producer) {
        return Objects.requireNonNull(parked.remove(new Numbered(node, producer)));
    }

    private void recognise(Push push, @Nullable StoredReceipt stored) {
        switch (Recognition.of(stored, push.fingerprint())) {
            case Recognition.Fresh _ -> decide(push);
            case Recognition.Replay(var receipt) ->
                reply(push, correlation -> new Reply.Settled(correlation, receipt, true));
            case Recognition.Reused _ -> refuse(push, ProblemCode.KEY_REUSED, null);
        }
    }

    private void decide(Push push) {
        var decision = decider.decide(push, clock, this);
        entities.putAll(decision.states());
        settlements.putAll(decision.settlements());
        clock = decision.clock();
        decision.changes().forEach(change -> output.changes()
                .add(ChangeCodec.read(change.key(), ChangeCodec.write(change))));
        decision.conflicts().forEach(conflict -> output.conflicts()
                .add(Codecs.CONFLICT.read(Codecs.CONFLICT.write(conflict))));
        remember(push, new StoredReceipt(push.fingerprint(), decision.receipt()));
        reply(push, correlation -> new Reply.Settled(correlation, decision.receipt(), false));
    }

    private void remember(Push push, StoredReceipt stored) {
        receipts.put(new Named(push.node(), push.key()), stored);
        var producer = push.producer();
        if (producer != null) {
            var forgotten = recent.put(place(push.node(), producer),
                    new Remembered(producer, push.key(), stored));
            if (forgotten != null) {
                receipts.remove(new Named(push.node(), forgotten.key()));
            }
        }
    }

    private Place place(NodeId node, Producer producer) {
        var sequence = Objects.requireNonNull(sequences.get(node));
        return new Place(node,
                sequence.placeOf(producer.sequence()) % LaneDriver.NUMBERED_RECEIPTS);
    }

    private void refuse(Push push, ProblemCode code, @Nullable Producer expected) {
        reply(push, correlation -> new Reply.Refused(correlation, code, "", expected));
    }

    private void reply(LaneRequest request, Function<String, Reply> reply) {
        if (request.replyTo() != null) {
            output.add(reply.apply(request.replyTo().correlation()));
        }
    }

    @Override
    public EntityState entity(EntityRef entity) {
        return entities.getOrDefault(entity, new EntityState.Unknown());
    }

    @Override
    public @Nullable Settled settlement(UUID conflict) {
        return settlements.get(conflict);
    }
}
