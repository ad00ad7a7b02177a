package io.tributary.bench.exchange;

import io.tributary.bench.crowd.Community;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.measure.ProcessCpu;
import io.tributary.bench.rounds.Patiently;
import io.tributary.bench.rounds.Tally;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A node that comes to a tenant in which there is much, and gets it packet by packet. */
public final class FirstExchange {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration BETWEEN_MEASURES = Duration.ofSeconds(5);

    private final Hub hub;
    private final DeskPlan plan;
    private final Office office;
    private final LongSupplier hubBytes;

    /** @param hubBytes memory of the hub's processes; 0 if it can't be looked at */
    public FirstExchange(Hub hub, Community community, DeskPlan plan, String run,
            LongSupplier hubBytes) {
        this.hub = hub;
        this.plan = plan;
        this.hubBytes = hubBytes;
        office = Office.of(community, hub, Works.of(run, plan.seed(), plan.nameChars()));
    }

    /** Lets the tenant's other nodes make the objects, as fast as the answers come. */
    public boolean fill(long objects, PrintWriter out) {
        var tally = tally(new ProcessCpu(null));
        var watching = tally.watch(out);
        var left = new AtomicLong(objects);
        Flux.fromIterable(office.desks()).flatMap(desk -> Mono.defer(() -> {
            int count = Math.clamp(left.getAndAdd(-plan.objects()), 0, plan.objects());
            return count == 0 || tally.failures().sum() > 0 ? Mono.just(false)
                    : desk.exchange(count, 0, System.nanoTime(), patiently(tally), tally)
                            .thenReturn(true);
        }).repeat().takeWhile(Predicate.isEqual(true)).then(), office.desks().size()).blockLast();
        watching.dispose();
        out.println("filled          " + office.objects() + " objects, errors " + tally.failures());
        return tally.failures().sum() == 0;
    }

    /** Exchanges until a packet of the hub is empty and nothing is missing, or nothing more comes. */
    public FirstExchangeResult run(ProcessCpu hubCpu, PrintWriter out) {
        var tally = tally(hubCpu);
        long before = hubBytes.getAsLong();
        var hubMax = new AtomicLong(before);
        var ownMax = new AtomicLong();
        var watching = Disposables.composite(tally.watch(out),
                Flux.interval(BETWEEN_MEASURES, Schedulers.single()).subscribe(_ -> {
                    hubMax.accumulateAndGet(hubBytes.getAsLong(), Math::max);
                    ownMax.accumulateAndGet(ownBytes(), Math::max);
                }));
        long start = System.nanoTime();
        exchangeAll(tally).block();
        double seconds = (System.nanoTime() - start) / 1e9;
        watching.dispose();
        return new FirstExchangeResult(tally, hubCpu, office.objects(), seconds,
                new FirstExchangeResult.Memory(before, hubMax.get(), ownMax.get()),
                office.verdict(office.newcomer()));
    }

    private Mono<Void> exchangeAll(Tally tally) {
        var newcomer = office.newcomer();
        var lastNews = new AtomicLong(System.nanoTime());
        return Mono.defer(() -> newcomer.exchange(0, 0, System.nanoTime(), patiently(tally), tally))
                .then(Mono.fromSupplier(() -> isDone(newcomer, lastNews)))
                .filter(done -> done || tally.failures().sum() > 0)
                .repeatWhenEmpty(Integer.MAX_VALUE, again -> again.concatMap(
                        _ -> newcomer.last() > 0 ? Mono.just(0L)
                                : Mono.delay(BETWEEN_LOOKS, hub.timers())))
                .then();
    }

    private boolean isDone(Desk newcomer, AtomicLong lastNews) {
        long now = System.nanoTime();
        if (newcomer.last() > 0) {
            lastNews.set(now);
            return false;
        }
        return office.verdict(newcomer).missing() == 0
                || now - lastNews.get() > plan.cadence().patience().toNanos();
    }

    private static long ownBytes() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Tally tally(ProcessCpu hubCpu) {
        return new Tally(plan.cadence(), System.nanoTime(), hubCpu);
    }

    private Patiently patiently(Tally tally) {
        return new Patiently(tally, hub.timers(), plan.cadence().patience());
    }
}
