package io.tributary.bench.rounds;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Participants that each have a turn every so often, spread evenly over the interval. Whoever is late
 * goes on at once, and its turn still counts from when it was due.
 */
public final class Rounds {
    private final Cadence cadence;
    private final Scheduler timers;
    private final long startNanos;

    public Rounds(Cadence cadence, Scheduler timers, long startNanos) {
        this.cadence = cadence;
        this.timers = timers;
        this.startNanos = startNanos;
    }

    /** What a participant does when it has its turn. */
    public interface Turn {
        /** @param dueNanos when the turn was due */
        Mono<Void> take(int participant, long dueNanos);
    }

    /** Completes when the time is over and the last turn has ended. */
    public Mono<Void> run(int participants, Turn turn) {
        return Flux.range(0, participants)
                .flatMap(participant -> turns(participant, participants, turn), participants)
                .then();
    }

    private Mono<Void> turns(int participant, int participants, Turn turn) {
        var taken = new AtomicLong();
        long interval = cadence.interval().toNanos();
        long first = startNanos + interval / participants * participant;
        return Mono.defer(() -> {
            long now = System.nanoTime();
            long due = interval == 0 ? now : first + taken.getAndIncrement() * interval;
            if (due - startNanos >= cadence.duration().toNanos()) {
                return Mono.just(false);
            }
            var next = Mono.defer(() -> turn.take(participant, due)).thenReturn(true);
            return due > now ? Mono.delay(Duration.ofNanos(due - now), timers).then(next) : next;
        }).repeat().takeWhile(Predicate.isEqual(true)).then();
    }
}
