package io.tributary.bench.run;

import io.tributary.bench.feed.FullPull;
import io.tributary.bench.feed.Summary;
import io.tributary.bench.hub.Pulls;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Readers that load a tenant's whole feed at once. */
public final class FirstLoad {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Pulls pulls;
    private final Form form;
    private final int pageChanges;

    public FirstLoad(Pulls pulls, Form form, int pageChanges) {
        this.pulls = pulls;
        this.form = form;
        this.pageChanges = pageChanges;
    }

    /** In what form the feed is asked for. */
    public enum Form {
        JSON,
        NDJSON
    }

    /** What each reader got, and how long all of them took. */
    public record Result(List<Summary> readers, double seconds) {
        /** Of all readers together. */
        public double changesPerSecond() {
            return readers.stream().mapToLong(Summary::changes).sum() / seconds;
        }

        double megabytesPerSecond() {
            return readers.stream().mapToLong(Summary::bytes).sum() / seconds / 1e6;
        }

        /** Every reader got the same. */
        public boolean agree() {
            return readers.stream().map(Summary::digest).distinct().count() == 1;
        }

        public void print(PrintWriter out) {
            out.printf(Locale.ROOT, "pulled          %,.0f changes/s, %.1f MB/s in %.2f s%n",
                    changesPerSecond(), megabytesPerSecond(), seconds);
            readers.forEach(reader -> out.printf(Locale.ROOT,
                    "reader          %,d changes, %,d bytes, digest %s%n",
                    reader.changes(), reader.bytes(), reader.digest()));
            out.flush();
        }
    }

    public Result run(int readers, PrintWriter out) {
        var summaries = Stream.generate(Summary::new).limit(readers).toList();
        long start = System.nanoTime();
        var progress = Flux.interval(INTERVAL, Schedulers.single()).subscribe(second -> {
            out.printf(Locale.ROOT, "%4d s  %,d changes%n", second + 1,
                    summaries.stream().mapToLong(Summary::changes).sum());
            out.flush();
        });
        Mono.when(summaries.stream().map(this::load).toList()).block();
        progress.dispose();
        return new Result(summaries, (System.nanoTime() - start) / 1e9);
    }

    private Mono<Void> load(Summary summary) {
        var pull = new FullPull(pulls, pageChanges);
        return switch (form) {
            case JSON -> pull.pages(summary).then();
            case NDJSON -> pull.lines(summary);
        };
    }
}
