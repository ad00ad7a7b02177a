package io.tributary.bench.drive;

import io.tributary.bench.hub.Answer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One push on its way, sent again under the same key for as long as the hub asks for that: what a
 * careful client does.
 */
final class Sending {
    private final Plan plan;
    private final Counts counts;
    private final Writer writer;
    private final Scheduler timers;
    private final long giveUpNanos;

    Sending(Plan plan, Counts counts, Writer writer, Scheduler timers) {
        this.plan = plan;
        this.counts = counts;
        this.writer = writer;
        this.timers = timers;
        this.giveUpNanos = System.nanoTime() + plan.patience().toNanos();
    }

    /** The answer; {@link Answer.Again} only when patience is at its end. */
    Mono<Answer> answer() {
        var body = writer.body(plan.gzip());
        return Mono.defer(() -> writer.pushes().push(writer.key(), body, plan.async()))
                .flatMap(this::orWait)
                .repeat()
                .filter(answer -> !(answer instanceof Answer.Again) || impatient())
                .next();
    }

    private Mono<Answer> orWait(Answer answer) {
        if (answer instanceof Answer.Again again) {
            counts.retries().count(again.kind());
            return impatient() ? Mono.just(answer)
                    : Mono.delay(again.after(), timers).thenReturn(answer);
        }
        return Mono.just(answer);
    }

    private boolean impatient() {
        return System.nanoTime() - giveUpNanos > 0;
    }
}
