package io.tributary.bench.rounds;

import io.tributary.bench.hub.Reply;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Asks again for as long as the hub asks for that: what a careful client does. */
public final class Patiently {
    private final Tally tally;
    private final Scheduler timers;
    private final Duration patience;

    public Patiently(Tally tally, Scheduler timers, Duration patience) {
        this.tally = tally;
        this.timers = timers;
        this.patience = patience;
    }

    /** The reply; {@link Reply.Again} only when patience is at its end. */
    public Mono<Reply> ask(Supplier<Mono<Reply>> request) {
        return Mono.defer(() -> {
            long giveUp = System.nanoTime() + patience.toNanos();
            return Mono.defer(request).flatMap(reply -> orWait(reply, giveUp)).repeat()
                    .filter(reply -> !(reply instanceof Reply.Again) || isOver(giveUp)).next();
        });
    }

    private Mono<Reply> orWait(Reply reply, long giveUp) {
        if (reply instanceof Reply.Again again) {
            tally.retries().count(again.kind());
            return isOver(giveUp) ? Mono.just(reply)
                    : Mono.delay(again.after(), timers).thenReturn(reply);
        }
        return Mono.just(reply);
    }

    private static boolean isOver(long giveUp) {
        return System.nanoTime() - giveUp > 0;
    }
}
