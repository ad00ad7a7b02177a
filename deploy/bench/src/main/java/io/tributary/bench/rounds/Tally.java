package io.tributary.bench.rounds;

import io.tributary.bench.measure.Errors;
import io.tributary.bench.measure.Latency;
import io.tributary.bench.measure.ProcessCpu;
import io.tributary.bench.measure.Window;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What came of the turns, and what they cost. */
public final class Tally {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Cadence cadence;
    private final Window window;
    private final long startNanos;
    private final ProcessCpu hubCpu;
    private final ProcessCpu ownCpu = new ProcessCpu(ProcessHandle.current().pid());
    private final Latency answered;
    private final LongAdder requests = new LongAdder();
    private final LongAdder measured = new LongAdder();
    private final LongAdder items = new LongAdder();
    private final Errors retries = new Errors();
    private final Errors failures = new Errors();

    public Tally(Cadence cadence, long startNanos, ProcessCpu hubCpu) {
        this.cadence = cadence;
        this.startNanos = startNanos;
        this.hubCpu = hubCpu;
        this.window = cadence.window(startNanos);
        this.answered = new Latency(window);
    }

    /** @param itemCount what the answered request carried */
    public void answered(long dueNanos, int itemCount) {
        long now = System.nanoTime();
        requests.increment();
        items.add(itemCount);
        answered.record(dueNanos, now);
        if (window.holds(now)) {
            measured.increment();
        }
    }

    /** Answers that made a participant send again. */
    public Errors retries() {
        return retries;
    }

    /** What must not be; any of it fails the run. */
    public Errors failures() {
        return failures;
    }

    /** Answered requests, those of the warm-up too. */
    public long requests() {
        return requests.sum();
    }

    /** Time from when a turn was due to its answer. */
    public Latency latency() {
        return answered;
    }

    private double requestsPerSecond() {
        return measured.sum() * 1e9 / (window.toNanos() - window.fromNanos());
    }

    /** Prints a line a second and, from the warm-up's end, measures the CPU, until it is disposed of. */
    public Disposable watch(PrintWriter out) {
        return Disposables.composite(
                Mono.delay(cadence.warmUp(), Schedulers.single()).subscribe(_ -> {
                    hubCpu.start();
                    ownCpu.start();
                }),
                Flux.interval(INTERVAL, Schedulers.single()).subscribe(_ -> line(out)),
                () -> {
                    hubCpu.stop();
                    ownCpu.stop();
                });
    }

    private void line(PrintWriter out) {
        out.printf(Locale.ROOT, "%4d s  %,d requests  %,d items  again %d  errors %d%n",
                Math.round((System.nanoTime() - startNanos) / 1e9), requests.sum(), items.sum(),
                retries.sum(), failures.sum());
        out.flush();
    }

    /** @param itemsName what requests carry */
    public void print(PrintWriter out, String itemsName) {
        out.printf(Locale.ROOT, "requests        %,d answered, with %,d %s%n", requests.sum(),
                items.sum(), itemsName);
        out.printf(Locale.ROOT, "sustained       %,.1f requests/s%n", requestsPerSecond());
        out.println("answered        " + answered);
        out.println("hub's CPU       " + hubCpu);
        out.println("own CPU         " + ownCpu);
        out.println("sent again      " + retries);
        out.println("errors          " + failures);
        out.flush();
    }
}
