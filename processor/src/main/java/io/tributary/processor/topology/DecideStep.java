package io.tributary.processor.topology;

import io.tributary.processor.conflict.Decision;
import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.Holdings;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.value.EntityRef;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Loads what a push touches, lets it be decided, keeps and sends what follows. */
final class DecideStep implements Processor<String, Push, Object, Object> {
    private static final EntityState UNKNOWN = new EntityState.Unknown();

    private final PushDecider decider;
    private final long retentionMillis;
    private final int numberedReceiptsMax;
    private final Observer observer;
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, @Nullable EntityState> entities;
    private KeyValueStore<String, @Nullable LaneClock> clocks;
    private KeyValueStore<String, @Nullable Settled> settlements;
    private Receipts receipts;
    private KeyValueStore<String, @Nullable String> expiries;

    DecideStep(PushDecider decider, Duration receiptRetention, int numberedReceiptsMax,
            Observer observer) {
        this.decider = decider;
        this.retentionMillis = receiptRetention.toMillis();
        this.numberedReceiptsMax = numberedReceiptsMax;
        this.observer = observer;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        entities = context.getStateStore(Stores.ENTITIES);
        clocks = context.getStateStore(Stores.CLOCKS);
        settlements = context.getStateStore(Stores.SETTLEMENTS);
        receipts = new Receipts(context, numberedReceiptsMax);
        expiries = context.getStateStore(Stores.EXPIRIES);
    }

    @Override
    public void process(Record<String, Push> pushed) {
        var push = pushed.value();
        var lane = pushed.key();
        var clock = Objects.requireNonNullElse(clocks.get(lane), LaneClock.START);
        var decision = decider.decide(push, clock, new Stored(lane));
        keep(lane, decision);
        remember(push, decision);
        send(lane, push, decision, pushed.timestamp(), pushed.headers());
        observer.settled(push.lane().tenant(), decision.receipt());
    }

    /** A lane as the stores hold it. */
    private final class Stored implements Holdings {
        private final String lane;

        Stored(String lane) {
            this.lane = lane;
        }

        @Override
        public EntityState entity(EntityRef entity) {
            return Objects.requireNonNullElse(entities.get(Keys.entity(lane, entity)), UNKNOWN);
        }

        @Override
        public @Nullable Settled settlement(UUID conflict) {
            return settlements.get(Keys.settlement(lane, conflict));
        }
    }

    private void keep(String lane, Decision decision) {
        decision.states().forEach(
                (entity, state) -> entities.put(Keys.entity(lane, entity), state));
        decision.settlements().forEach((conflict, settled) -> settlements
                .put(Keys.settlement(lane, conflict), settled));
        if (!decision.changes().isEmpty()) {
            clocks.put(lane, decision.clock());
        }
    }

    private void remember(Push push, Decision decision) {
        if (receipts.remember(push, decision.receipt())) {
            // By this clock and not by the gateway's: what is added lies behind what was forgotten.
            expiries.put(Keys.expiry(context.currentSystemTimeMs() + retentionMillis,
                    Keys.receipt(push)), "");
        }
    }

    private void send(String lane, Push push, Decision decision, long time, Headers trace) {
        var changed = Events.shared("change", time, trace);
        for (var change : decision.changes()) {
            context.forward(new Record<>(Keys.entity(lane, change.entity()), change, time,
                    EventHeaders.with(changed, lane + "/" + change.seq())),
                    LaneTopology.CHANGES);
        }
        for (var conflict : decision.conflicts()) {
            context.forward(new Record<>(lane, conflict, time,
                    EventHeaders.with(Events.shared("conflict", time, trace),
                            conflict.id().toString())),
                    LaneTopology.CONFLICTS);
        }
        Events.answer(context, push.replyTo(), time, trace,
                correlation -> new Reply.Settled(correlation, decision.receipt(), false));
    }
}
