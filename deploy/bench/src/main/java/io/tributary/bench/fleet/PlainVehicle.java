package io.tributary.bench.fleet;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** A vehicle as the plain program pulls it, cycle after cycle (contract fleet, section 3). */
final class PlainVehicle {
    private static final int ROWS_MAX = 50_000;
    private static final int OK = 200;
    private static final Duration WHOLE_SPAN = Duration.ofHours(24);
    private static final Duration STEP = Duration.ofHours(1);

    private final int number;
    private final HttpClient client;
    private final PlainStore store;
    private final PlainRun.Plan plan;
    private volatile @Nullable Instant syncedUntil;

    /** @param client of this vehicle */
    PlainVehicle(int number, HttpClient client, PlainStore store, PlainRun.Plan plan) {
        this.number = number;
        this.client = client;
        this.store = store;
        this.plan = plan;
    }

    private record Window(Instant from, Instant to) {}

    /** Until it is disposed. A cycle that fails is made good by the next. */
    Disposable pullForEver() {
        return Mono.defer(this::cycle).onErrorComplete()
                .repeatWhen(ends -> ends.delayElements(plan.interval())).subscribe();
    }

    /** Whether all that was recorded before this time has been asked for and stored. */
    boolean hasAllUntil(Instant time) {
        var until = syncedUntil;
        return until != null && !until.isBefore(time);
    }

    private Mono<Void> cycle() {
        return get("/status").flatMap(_ -> {
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var synced = syncedUntil;
            var whole = new Window(synced == null ? now.minus(plan.firstWindow())
                    : synced.minus(plan.overlap()), now);
            return get("/channels").map(PlainAnswer::channels)
                    .flatMap(channels -> store.channels(number, channels))
                    .thenMany(steps(whole)).concatMap(this::pull)
                    .then(Mono.defer(() -> get("/alarms?" + query(whole)))
                            .map(PlainAnswer::alarms)
                            .flatMap(alarms -> store.alarms(number, alarms)));
        });
    }

    private static Flux<Window> steps(Window whole) {
        if (Duration.between(whole.from(), whole.to()).compareTo(WHOLE_SPAN) <= 0) {
            return Flux.just(whole);
        }
        return Flux.generate(whole::from, (from, sink) -> {
            var behind = from.plus(STEP);
            var to = behind.isBefore(whole.to()) ? behind : whole.to();
            if (from.isBefore(to)) {
                sink.next(new Window(from, to));
            } else {
                sink.complete();
            }
            return to;
        });
    }

    /** A window that holds too much is asked for in halves. */
    private Mono<Void> pull(Window window) {
        return get("/data?limit=" + ROWS_MAX + "&" + query(window)).map(PlainAnswer::samples)
                .flatMap(rows -> {
                    long millis = Duration.between(window.from(), window.to()).toMillis();
                    if (!rows.truncated()) {
                        return store.samples(number, rows, window.to())
                                .doOnSuccess(_ -> syncedUntil = window.to());
                    }
                    if (millis <= 1) {
                        return Mono.error(new IOException("a millisecond with too many rows"));
                    }
                    var middle = window.from().plusMillis(millis / 2);
                    return pull(new Window(window.from(), middle))
                            .then(Mono.defer(() -> pull(new Window(middle, window.to()))));
                });
    }

    private static String query(Window window) {
        return "from=" + window.from() + "&to=" + window.to();
    }

    private Mono<byte[]> get(String uri) {
        return client.get().uri(uri).responseSingle((response, body) -> response.status()
                .code() == OK ? body.asByteArray()
                        : Mono.error(new IOException("status " + response.status())));
    }
}
