package io.tributary.gateway.pull;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.Positions;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Page after page of a feed: up to its head, or for as long as the reader stays. */
public final class Feeds {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Pages pages;
    private final HeadsView heads;
    private final PullSettings settings;

    public Feeds(Pages pages, HeadsView heads, PullSettings settings) {
        this.pages = pages;
        this.heads = heads;
        this.settings = settings;
    }

    /**
     * All pages up to the head. Each is asked for when the one before it is taken, so that it is
     * there when that one has been written.
     */
    public Flux<Page> upToHead(PageQuery query, BooleanSupplier goOn) {
        return steps(query, reading -> pages.page(reading.query).doOnNext(reading::advance),
                reading -> reading.more && goOn.getAsBoolean());
    }

    /** News as they come, until the caller may not read any more. */
    public Flux<Live> live(PageQuery query, BooleanSupplier goOn) {
        return steps(query, this::next, _ -> goOn.getAsBoolean());
    }

    /**
     * Step after step, each begun when its result is wanted. {@code repeat} alone begins the next at
     * once: a page that nobody takes yet would run into the time-out for its answer while a slow
     * reader is still busy with the last one.
     */
    private static <T> Flux<T> steps(PageQuery query, Function<Reading, Mono<T>> step,
            Predicate<Reading> goOn) {
        return Flux.defer(() -> {
            var reading = new Reading(query);
            // Hidden, for of a source that it knows concatMap subscribes to the step at once as well.
            return Flux.just(reading).hide().concatMap(step, 0)
                    .repeat(() -> goOn.test(reading));
        });
    }

    private Mono<Live> next(Reading reading) {
        return reading.more ? ask(reading) : listen(reading);
    }

    private Mono<Live> ask(Reading reading) {
        reading.known = heads.of(reading.query.tenant().tenant());
        return pages.page(reading.query).flatMap(page -> {
            reading.advance(page);
            return page.isNews() ? Mono.<Live>just(new Live.News(page))
                    : page.discard().then(Mono.<Live>empty());
        }).onErrorResume(ProblemException.class, e -> {
            // The stream stays open while the projector is away; its reader could do no better.
            LOG.debug("an event stream waits for the projector", e);
            return Mono.delay(RETRY).then(Mono.defer(() -> silence(reading)));
        });
    }

    private Mono<Live> listen(Reading reading) {
        return silence(reading).switchIfEmpty(Mono.defer(() -> heads
                .beyond(reading.query.tenant().tenant(), reading.known)
                .then(Mono.<Live>fromRunnable(() -> reading.more = true))
                .timeout(min(settings.tokenCheck(), left(reading)), Mono.empty())));
    }

    private Mono<Live> silence(Reading reading) {
        if (left(reading).isPositive()) {
            return Mono.empty();
        }
        reading.spoken = System.nanoTime();
        // Asks again even so: should a head have been missed, this finds what it announced.
        reading.more = true;
        return Mono.just(new Live.Silence());
    }

    /** How long the stream may still be silent. */
    private Duration left(Reading reading) {
        return settings.keepAlive().minusNanos(System.nanoTime() - reading.spoken);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Where a reader stands. One step follows the other, so it needs no lock. */
    private static final class Reading {
        private PageQuery query;
        private Positions known = Positions.START;
        private boolean more = true;
        private long spoken = System.nanoTime();

        Reading(PageQuery query) {
            this.query = query;
        }

        void advance(Page page) {
            query = query.from(page.positions());
            known = known.max(page.positions());
            more = page.more();
            if (page.isNews()) {
                spoken = System.nanoTime();
            }
        }
    }
}
