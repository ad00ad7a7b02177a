package io.tributary.bench.batch;

import io.tributary.bench.crowd.Community;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.measure.ProcessCpu;
import io.tributary.bench.rounds.Cadence;
import io.tributary.bench.rounds.Patiently;
import io.tributary.bench.rounds.Rounds;
import io.tributary.bench.rounds.Tally;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Devices of many tenants that sync, and the check that each holds what it must hold. */
public final class DeviceLoad {
    private static final int AT_ONCE = 64;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Hub hub;
    private final DevicePlan plan;
    private final LongSupplier pushesWritten;
    private final List<Crew> crews = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();

    /** @param pushesWritten how many records the hub's log of pushes has got so far */
    public DeviceLoad(Hub hub, List<Community> communities, DevicePlan plan, String run,
            LongSupplier pushesWritten) {
        this.hub = hub;
        this.plan = plan;
        this.pushesWritten = pushesWritten;
        int number = 0;
        var observations = new Observations(plan.seed(), plan.noteChars());
        for (var community : communities) {
            var crew = new ArrayList<Device>();
            for (var node : community.nodes()) {
                crew.add(new Device(number++, run, hub.calls(node.token()), observations));
            }
            devices.addAll(crew);
            crews.add(new Crew(crew, new Device(number++, run,
                    hub.calls(community.reader().token()), observations)));
        }
    }

    public DeviceResult run(ProcessCpu hubCpu, PrintWriter out) {
        arrive();
        var cursors = crews.stream().map(crew -> crew.reader().cursor()).toList();
        long before = pushesWritten.getAsLong();
        long start = System.nanoTime();
        var tally = new Tally(plan.cadence(), start, hubCpu);
        var patiently = patiently(tally);
        var watching = tally.watch(out);
        new Rounds(plan.cadence(), hub.timers(), start).run(devices.size(), (turn, due) -> devices
                .get(turn).sync(records(devices.get(turn)), due, patiently, tally)).block();
        watching.dispose();
        long written = pushesWritten.getAsLong() - before;
        var settling = tallyOf(plan.cadence());
        settle(settling);
        if (plan.isIdle()) {
            var after = crews.stream().map(crew -> crew.reader().cursor()).toList();
            if (written > 0 || !after.equals(cursors)) {
                tally.failures().count("syncs that brought nothing were written down");
            }
        }
        return new DeviceResult(tally, settling, devices.size(), written, crews.stream()
                .map(Crew::verdict).reduce(Verdict.GOOD, Verdict::with));
    }

    private int records(Device device) {
        return device.brings(plan.uploads()) ? plan.records() : 0;
    }

    /**
     * The first sync of a device is written down: it says what the device is. Only after the last of them
     * has been answered is a reader's cursor the end of its tenant's feed.
     */
    private void arrive() {
        var tally = tallyOf(plan.cadence());
        ask(everyone(), tally);
        ask(Flux.fromIterable(crews).map(Crew::reader), tally);
        if (tally.failures().sum() > 0) {
            throw new IllegalStateException("the devices' first syncs: " + tally.failures());
        }
    }

    private void ask(Flux<Device> some, Tally tally) {
        some.flatMap(device -> device.sync(0, System.nanoTime(), patiently(tally), tally), AT_ONCE)
                .blockLast();
    }

    private void settle(Tally tally) {
        long giveUp = System.nanoTime() + plan.cadence().patience().toNanos();
        Flux.fromIterable(crews).concatMap(crew -> {
            var all = crew.all();
            return crew.everyone().flatMap(device -> settle(device, all, tally, giveUp), AT_ONCE);
        }).blockLast();
    }

    private Mono<Void> settle(Device device, Holding all, Tally tally, long giveUp) {
        return device.sync(0, System.nanoTime(), patiently(tally), tally)
                .then(Mono.fromSupplier(() -> device.isComplete(all)
                        || System.nanoTime() - giveUp > 0))
                .filter(done -> done)
                .repeatWhenEmpty(again -> again.delayElements(BETWEEN_LOOKS, hub.timers()))
                .then();
    }

    private Patiently patiently(Tally tally) {
        return new Patiently(tally, hub.timers(), plan.cadence().patience());
    }

    private static Tally tallyOf(Cadence cadence) {
        return new Tally(cadence, System.nanoTime(), new ProcessCpu(null));
    }

    private Flux<Device> everyone() {
        return Flux.fromIterable(crews).flatMap(Crew::everyone);
    }
}
