package io.tributary.bench.run;

import io.tributary.bench.drive.Drive;
import io.tributary.bench.drive.Settling;
import io.tributary.bench.drive.Watch;
import io.tributary.bench.drive.Writer;
import io.tributary.bench.feed.Visibility;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.hub.Pulls;
import io.tributary.bench.measure.Latency;
import io.tributary.bench.verify.Verdict;
import io.tributary.bench.verify.Verification;
import io.tributary.bench.workload.Workload;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writers and, if asked for, readers against a hub; afterwards the check. */
public final class LoadRun {
    private static final int SETTLING_AT_ONCE = 8;

    private final Hub hub;
    private final LoadSetup setup;
    private final Workload workload;
    private final PrintWriter out;

    public LoadRun(Hub hub, LoadSetup setup, Workload workload, PrintWriter out) {
        this.hub = hub;
        this.setup = setup;
        this.workload = workload;
        this.out = out;
    }

    public LoadResult run() {
        var plan = setup.plan();
        var writers = writers();
        var places = setup.readersPerTenant() == 0
                ? List.<Readers.Place>of()
                : Readers.places(hub, setup.communities());
        long start = System.nanoTime();
        var visibility = new Visibility(workload.naming(), new Latency(plan.window(start)));
        try (var readers = new Readers(visibility, plan.operationsPerPush())) {
            places.forEach(place -> readers.open(place, setup.readersPerTenant()));
            var watch = places.isEmpty() ? Watch.NOBODY : readers;
            var drive = new Drive(plan, inTurns(writers), watch, hub.timers(), start);
            var sampling = new Sampling(drive.counts(), visibility, plan.window(start), start, out);
            var samples = sampling.start();
            drive.run().block();
            samples.dispose();
            settle(writers, drive);
            readers.unseen(setup.settle()).blockOptional().filter(unseen -> unseen > 0)
                    .ifPresent(unseen -> drive.counts().lost(
                            "a reader's stream left out what was acknowledged", unseen));
            return new LoadResult(plan, drive.counts(), visibility.latency(), sampling.samples(),
                    readers.errors(), setup.readersPerTenant(), verify());
        }
    }

    /** Of each tenant its writers in a row, as the workload numbers them. */
    private List<Writer> writers() {
        var writers = new ArrayList<Writer>();
        for (int tenant = 0; tenant < setup.communities().size(); tenant++) {
            var nodes = setup.communities().get(tenant).nodes().stream()
                    .map(node -> hub.pushes(node.token()))
                    .toList();
            for (int number : setup.writersOf(tenant)) {
                writers.add(new Writer(number, nodes.get(number % nodes.size()),
                        workload.scripts().get(number), setup.run()));
            }
        }
        return writers;
    }

    /** One of each tenant after the other, so that few in flight are not all of one tenant. */
    private List<Writer> inTurns(List<Writer> writers) {
        return IntStream.range(0, setup.writersPerTenant()).boxed()
                .flatMap(place -> IntStream.range(0, setup.communities().size())
                        .mapToObj(tenant -> writers.get(setup.writersOf(tenant).get(place))))
                .toList();
    }

    private void settle(List<Writer> writers, Drive drive) {
        if (!setup.verify()) {
            return;
        }
        var settling = new Settling(setup.settle());
        Flux.range(0, setup.communities().size())
                .flatMap(tenant -> Flux.fromIterable(setup.writersOf(tenant))
                        .flatMap(writer -> settling.settle(writers.get(writer), pulls(tenant))
                                .onErrorResume(TimeoutException.class, _ -> Mono.fromRunnable(
                                        () -> drive.counts().failures()
                                                .count("not visible in time"))),
                                SETTLING_AT_ONCE))
                .blockLast();
    }

    private @Nullable Verdict verify() {
        if (!setup.verify()) {
            return null;
        }
        var verification = new Verification(workload, setup.settle());
        return Flux.range(0, setup.communities().size())
                .concatMap(tenant -> verification.of(pulls(tenant), setup.writersOf(tenant)))
                .collectList()
                .map(Verdict::sum)
                .block();
    }

    private Pulls pulls(int tenant) {
        return hub.pulls(setup.communities().get(tenant).reader().token());
    }
}
