package io.tributary.bench.exchange;

import io.tributary.bench.crowd.Community;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.measure.ProcessCpu;
import io.tributary.bench.rounds.Patiently;
import io.tributary.bench.rounds.Rounds;
import io.tributary.bench.rounds.Tally;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Nodes of many tenants that exchange packets, and the check that each holds what it must hold. */
public final class ExchangeLoad {
    private static final int AT_ONCE = 16;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Hub hub;
    private final DeskPlan plan;
    private final List<Office> offices;
    private final List<Desk> desks;

    public ExchangeLoad(Hub hub, List<Community> communities, DeskPlan plan, String run) {
        this.hub = hub;
        this.plan = plan;
        var works = Works.of(run, plan.seed(), plan.nameChars());
        offices = communities.stream().map(it -> Office.of(it, hub, works)).toList();
        desks = offices.stream().flatMap(it -> it.desks().stream()).toList();
    }

    public ExchangeResult run(ProcessCpu hubCpu, PrintWriter out) {
        long start = System.nanoTime();
        var tally = new Tally(plan.cadence(), start, hubCpu);
        var patiently = patiently(tally);
        var watching = tally.watch(out);
        new Rounds(plan.cadence(), hub.timers(), start).run(desks.size(), (turn, due) -> desks
                .get(turn).exchange(plan.objects(), plan.updates(), due, patiently, tally)).block();
        watching.dispose();
        var settling = new Tally(plan.cadence(), System.nanoTime(), new ProcessCpu(null));
        long giveUp = System.nanoTime() + plan.cadence().patience().toNanos();
        Flux.fromIterable(offices).concatMap(office -> office.everyone().flatMap(
                desk -> settle(office, desk, settling, giveUp), AT_ONCE)).blockLast();
        return new ExchangeResult(tally, settling, desks.size(), offices.stream()
                .mapToLong(Office::objects).sum(),
                offices.stream().map(Office::verdict).reduce(Verdict.GOOD, Verdict::with));
    }

    /** Until a packet of the hub is empty; then only what is still on its way may be missing. */
    private Mono<Void> settle(Office office, Desk desk, Tally tally, long giveUp) {
        var patiently = patiently(tally);
        var exchange = Mono.defer(
                () -> desk.exchange(0, 0, System.nanoTime(), patiently, tally));
        return exchange.then(Mono.fromSupplier(() -> System.nanoTime() - giveUp > 0
                || (desk.last() == 0 && office.verdict(desk).missing() == 0)))
                .filter(done -> done)
                .repeatWhenEmpty(again -> again.concatMap(_ -> desk.last() > 0 ? Mono.just(0L)
                        : Mono.delay(BETWEEN_LOOKS, hub.timers())))
                .then();
    }

    private Patiently patiently(Tally tally) {
        return new Patiently(tally, hub.timers(), plan.cadence().patience());
    }
}
