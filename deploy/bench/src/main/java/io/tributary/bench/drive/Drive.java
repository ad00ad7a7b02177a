package io.tributary.bench.drive;

import io.tributary.bench.hub.Answer;
import io.tributary.bench.hub.Status;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Writers at work. At most {@link Plan#inFlight} of them push at a time; a writer whose push is
 * answered goes to the end of the queue.
 */
public final class Drive {
    private static final Duration WHILE_HELD_BACK = Duration.ofMillis(10);

    private final Plan plan;
    private final Watch watch;
    private final Scheduler timers;
    private final Queue<Writer> idle;
    private final long startNanos;
    private final Pace pace;
    private final Counts counts;
    private volatile long lastFreeNanos;
    private final AtomicLong pushesDue = new AtomicLong();
    private final AtomicLong operationsLeft;

    public Drive(Plan plan, List<Writer> writers, Watch watch, Scheduler timers,
            long startNanos) {
        this.plan = plan;
        this.watch = watch;
        this.timers = timers;
        this.idle = new ConcurrentLinkedQueue<>(writers);
        this.startNanos = startNanos;
        this.lastFreeNanos = startNanos;
        this.pace = new Pace(startNanos, plan.rate() / plan.operationsPerPush());
        this.counts = new Counts(plan.window(startNanos));
        this.operationsLeft = new AtomicLong(plan.operationsMax());
    }

    public Counts counts() {
        return counts;
    }

    /** Drives until the plan is fulfilled and every push is answered or given up. */
    public Mono<Void> run() {
        return Flux.range(0, plan.inFlight())
                .flatMap(_ -> Mono.defer(this::turn).repeat().takeWhile(Predicate.isEqual(true)),
                        plan.inFlight())
                .then();
    }

    /** One push; false when there is nothing more to do. */
    private Mono<Boolean> turn() {
        long now = System.nanoTime();
        if (heldBack(now) && !over(now)) {
            return Mono.delay(WHILE_HELD_BACK, timers).thenReturn(true);
        }
        long due = pace.due(pushesDue.getAndIncrement(), now);
        if (over(due)) {
            return Mono.just(false);
        }
        var push = Mono.defer(() -> push(due));
        return due > now ? Mono.delay(Duration.ofNanos(due - now), timers).then(push) : push;
    }

    /** Readers that see nothing at all any more hold nobody back: the check will tell why. */
    private boolean heldBack(long now) {
        if (watch.operationsUnderWay() < plan.lagMax()) {
            lastFreeNanos = now;
        }
        return now - lastFreeNanos > 0 && now - lastFreeNanos < plan.patience().toNanos();
    }

    private boolean over(long nanos) {
        return nanos - startNanos >= plan.duration().toNanos() || operationsLeft.get() <= 0;
    }

    private Mono<Boolean> push(long due) {
        var writer = idle.poll();
        long left = operationsLeft.getAndAdd(-plan.operationsPerPush());
        if (writer == null || left <= 0) {
            return Mono.just(false);
        }
        int operations = writer.write((int) Math.min(left, plan.operationsPerPush()));
        if (operations == 0) {
            // The script has ended, so the writer stays out of the queue.
            return Mono.just(true);
        }
        long start = plan.closedLoop() ? System.nanoTime() : due;
        watch.begun(writer.number(), writer.script().created(), start);
        counts.begun();
        return new Sending(plan, counts, writer, timers).answer()
                .doOnNext(answer -> take(answer, writer, operations, start))
                .thenReturn(true);
    }

    private void take(Answer answer, Writer writer, int operations, long start) {
        counts.ended();
        switch (answer) {
            case Answer.Settled settled -> {
                counts.answered(start, System.nanoTime(), operations);
                settle(settled, writer, operations);
                idle.add(writer);
            }
            case Answer.Taken _ -> {
                counts.answered(start, System.nanoTime(), operations);
                counts.outcome(Status.ACCEPTED, operations);
                writer.script().taken(operations);
                writer.taken();
                idle.add(writer);
            }
            case Answer.Refused refused -> {
                counts.lost("push refused: " + refused.kind());
                watch.failed(writer.number(), writer.script().created());
                idle.add(writer);
            }
            // Whether it took effect is not known, so this writer must not go on.
            case Answer.Again again -> {
                counts.lost("push never answered: " + again.kind());
                watch.failed(writer.number(), writer.script().created());
            }
        }
    }

    private void settle(Answer.Settled settled, Writer writer, int operations) {
        var told = new boolean[operations];
        writer.settled(settled.receipt().read((index, status, version, code) -> {
            counts.outcome(status);
            if (index >= operations || told[index]) {
                counts.lost("outcome of no operation, or a second one");
                return;
            }
            told[index] = true;
            writer.script().settled(index, status, version);
            if (!status.holds()) {
                counts.failures().count("operation " + status + " " + code);
            }
        }));
        for (boolean each : told) {
            if (!each) {
                counts.lost("operation without an outcome");
            }
        }
    }
}
