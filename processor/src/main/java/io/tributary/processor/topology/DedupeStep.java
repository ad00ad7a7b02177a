package io.tributary.processor.topology;

import io.tributary.processor.dedupe.Recognition;
import io.tributary.processor.dedupe.StoredReceipt;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.ProblemCode;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Answers what has taken effect before, passes what has not, and forgets what is old enough. */
final class DedupeStep implements Processor<String, Ordered, Object, Object> {
    private final int numberedReceiptsMax;
    private final int expiriesPerRun;
    private final Observer observer;
    private ProcessorContext<Object, Object> context;
    private Receipts receipts;
    private KeyValueStore<String, @Nullable String> expiries;
    /** Where the last run ended: what lies before was deleted, and is slow to step over. */
    private String expiredUpTo = Keys.expiredBefore(0);
    private @Nullable Cancellable backlog;

    DedupeStep(int numberedReceiptsMax, int expiriesPerRun, Observer observer) {
        this.numberedReceiptsMax = numberedReceiptsMax;
        this.expiriesPerRun = expiriesPerRun;
        this.observer = observer;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        receipts = new Receipts(context, numberedReceiptsMax);
        expiries = context.getStateStore(Stores.EXPIRIES);
        context.schedule(Steps.EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::forget);
    }

    @Override
    public void process(Record<String, Ordered> ordered) {
        long time = ordered.timestamp();
        var trace = ordered.headers();
        switch (ordered.value().request()) {
            case Inquiry inquiry -> answer(inquiry, time, trace);
            case Push push when ordered.value().repeated() && push.producer() != null ->
                repeat(push, push.producer(), time, trace);
            case Push push -> recognise(push, receipts.of(push), time, trace);
        }
    }

    private void answer(Inquiry inquiry, long time, Headers trace) {
        var stored = receipts.of(inquiry);
        Events.answer(context, inquiry.replyTo(), time, trace, correlation -> stored == null
                ? new Reply.Unseen(correlation)
                : new Reply.Settled(correlation, stored.receipt(), true));
    }

    /** The number says that a push of another idempotency key has taken its place. */
    private void repeat(Push push, Producer producer, long time, Headers trace) {
        var stored = receipts.of(push, producer);
        if (stored == null) {
            refuse(push, time, trace, ProblemCode.RECEIPT_EXPIRED, "sequence "
                    + producer.sequence()
                    + " was taken, and no receipt is kept of it: it was long ago or had no effect");
        } else {
            recognise(push, stored, time, trace);
        }
    }

    private void recognise(Push push, @Nullable StoredReceipt stored, long time,
            Headers trace) {
        switch (Recognition.of(stored, push.fingerprint())) {
            case Recognition.Fresh _ -> context.forward(
                    new Record<>(Keys.lane(push), push, time, trace), LaneTopology.DECIDE);
            case Recognition.Replay(Receipt receipt) -> {
                observer.replayed();
                Events.answer(context, push.replyTo(), time, trace,
                        correlation -> new Reply.Settled(correlation, receipt, true));
            }
            case Recognition.Reused _ -> refuse(push, time, trace, ProblemCode.KEY_REUSED,
                    "the key or number stands for a push with another body: "
                            + push.key());
        }
    }

    private void refuse(Push push, long time, Headers trace, ProblemCode code, String detail) {
        observer.refused(code);
        Events.answer(context, push.replyTo(), time, trace,
                correlation -> new Reply.Refused(correlation, code, detail, null));
    }

    /** What one run may not forget any more is forgotten soon, and not only at the next interval. */
    private void forget(long now) {
        boolean all = forgetSome(now);
        if (!all && backlog == null) {
            backlog = context.schedule(Steps.BACKLOG_INTERVAL, PunctuationType.WALL_CLOCK_TIME,
                    this::forget);
        } else if (all && backlog != null) {
            backlog.cancel();
            backlog = null;
        }
    }

    /** False if there may be more to forget. */
    private boolean forgetSome(long now) {
        try (var expired = expiries.range(expiredUpTo, Keys.expiredBefore(now))) {
            for (int count = 0; expired.hasNext(); count++) {
                if (count == expiriesPerRun) {
                    return false;
                }
                var entry = expired.next();
                receipts.forget(Keys.receiptOfExpiry(entry.key));
                expiries.delete(entry.key);
                expiredUpTo = entry.key;
            }
            return true;
        }
    }
}
