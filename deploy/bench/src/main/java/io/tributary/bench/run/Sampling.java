package io.tributary.bench.run;

import io.tributary.bench.drive.Counts;
import io.tributary.bench.feed.Visibility;
import io.tributary.bench.measure.OwnCpu;
import io.tributary.bench.measure.Trend;
import io.tributary.bench.measure.Window;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Looks at a run every second: prints a line, and takes the samples of the measured window. */
final class Sampling {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Counts counts;
    private final Visibility visibility;
    private final Window window;
    private final long startNanos;
    private final PrintWriter out;
    private final Trend lagSeconds = new Trend();
    private @Nullable Sample first;
    private Sample last;

    Sampling(Counts counts, Visibility visibility, Window window, long startNanos,
            PrintWriter out) {
        this.counts = counts;
        this.visibility = visibility;
        this.window = window;
        this.startNanos = startNanos;
        this.out = out;
        this.last = sample(startNanos);
    }

    private record Sample(long nanos, long cpuNanos, long operations, long changes) {
        double perSecond(long more, Sample since) {
            return nanos == since.nanos ? 0 : more * 1e9 / (nanos - since.nanos);
        }
    }

    /** Samples until it is disposed of. */
    Disposable start() {
        return Flux.interval(INTERVAL, Schedulers.single()).subscribe(_ -> tick(System.nanoTime()));
    }

    private synchronized void tick(long now) {
        var before = last;
        last = sample(now);
        print(before);
        if (window.holds(now)) {
            first = first == null ? last : first;
            lagSeconds.add((now - startNanos) / 1e9, visibility.lagNanos(now) / 1e9);
        }
    }

    private Sample sample(long now) {
        return new Sample(now, OwnCpu.nanos(), counts.operations(), visibility.changes());
    }

    private void print(Sample before) {
        out.printf(Locale.ROOT,
                "%4d s  %,9.0f ops/s  %,9.0f changes/s seen  in flight %d  unseen %d  again %d"
                        + "  errors %d%n",
                Math.round((last.nanos - startNanos) / 1e9),
                last.perSecond(last.operations - before.operations, before),
                last.perSecond(last.changes - before.changes, before),
                counts.inFlight(), visibility.unseen(), counts.retries().sum(),
                counts.failures().sum());
        out.flush();
    }

    synchronized Samples samples() {
        var since = first == null ? last : first;
        long operations = last.operations - since.operations;
        return new Samples(lagSeconds, last.perSecond(last.changes - since.changes, since),
                operations == 0 ? 0 : (last.cpuNanos - since.cpuNanos) / 1e3 / operations);
    }
}
