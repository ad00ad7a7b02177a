package io.tributary.gateway.native_;

import static org.springframework.http.HttpHeaders.CACHE_CONTROL;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_NDJSON;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.pull.Feeds;
import io.tributary.gateway.pull.Live;
import io.tributary.gateway.pull.OpenPulls;
import io.tributary.gateway.pull.Page;
import io.tributary.gateway.pull.PullSettings;
import io.tributary.gateway.pull.Waiting;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers pulls: as a page, as an event stream or as lines. */
public final class PullHandler {
    private final Waiting waiting;
    private final Feeds feeds;
    private final RegistryView registry;
    private final PullSettings settings;
    private final OpenPulls open;

    public PullHandler(Waiting waiting, Feeds feeds, RegistryView registry, PullSettings settings,
            OpenPulls open) {
        this.waiting = waiting;
        this.feeds = feeds;
        this.registry = registry;
        this.settings = settings;
        this.open = open;
    }

    Mono<ServerResponse> pull(ServerRequest request) {
        var form = PullForm.of(request);
        var pull = PullRequest.of(request, form);
        return switch (form) {
            case PAGE -> first(pull).flatMap(page -> answer(APPLICATION_JSON,
                    Chunks.object(page, pull.cursor(page.positions()))));
            case LINES -> pull.limited()
                    ? first(pull).flatMap(page -> answer(APPLICATION_NDJSON,
                            Chunks.lines(page, pull.cursor(page.positions()), true)))
                    : answer(APPLICATION_NDJSON, lines(pull));
            case EVENTS -> events(pull);
        };
    }

    /** The page that a single answer is made of, when what it waits for has come. */
    private Mono<Page> first(PullRequest pull) {
        if (pull.atLeast() == null && pull.patience().isZero()) {
            return waiting.news(pull.query(), Duration.ZERO, () -> true);
        }
        return open.waiting().within(pull.spender(), visible(pull)
                .switchIfEmpty(waiting.news(pull.query(), pull.patience(), holds(pull))))
                .flatMap(page -> holds(pull).getAsBoolean() ? Mono.just(page)
                        : page.discard().then(Mono.error(() -> new ProblemException(
                                ProblemCode.UNAUTHENTICATED,
                                "the token was revoked or has expired"))));
    }

    /** Empty if nothing need be visible, or if what is visible is no news and more may come. */
    private Mono<Page> visible(PullRequest pull) {
        var wanted = pull.atLeast();
        if (wanted == null) {
            return Mono.empty();
        }
        var longest = pull.patience().compareTo(settings.visibleTimeout()) > 0
                ? pull.patience()
                : settings.visibleTimeout();
        return waiting.visible(pull.query(), wanted, longest)
                .flatMap(page -> page.isNews() || pull.patience().isZero() ? Mono.just(page)
                        : page.discard().then(Mono.empty()));
    }

    private Flux<DataBuffer> lines(PullRequest pull) {
        var query = pull.withLimit(settings.bulkRows()).query();
        var pages = feeds.upToHead(query, holds(pull));
        return open.bulk().within(pull.spender(), afterVisible(pull, pages)
                .concatMap(page -> Chunks.lines(page, pull.cursor(page.positions()),
                        !page.more()), 1)
                .doOnDiscard(Page.class, page -> page.discard().subscribe()));
    }

    private Mono<ServerResponse> events(PullRequest pull) {
        var live = feeds.live(pull.query(), holds(pull));
        var events = Flux.concat(Chunks.comment("the stream is open"),
                afterVisible(pull, live).takeUntilOther(open.closing())
                        .concatMap(item -> switch (item) {
                            case Live.News(Page page) ->
                                Chunks.event(page, pull.cursor(page.positions()));
                            case Live.Silence() -> Chunks.comment("keep-alive");
                        }, 1)
                        .doOnDiscard(Live.News.class,
                                news -> news.page().discard().subscribe()));
        return ServerResponse.ok().contentType(TEXT_EVENT_STREAM)
                .header(CACHE_CONTROL, "no-store").header("X-Accel-Buffering", "no")
                .body((response, _) -> response.writeAndFlushWith(
                        open.streams().within(pull.spender(), events).map(Flux::just)));
    }

    private <T> Flux<T> afterVisible(PullRequest pull, Flux<T> feed) {
        var wanted = pull.atLeast();
        return wanted == null ? feed
                : waiting.visible(pull.query(), wanted, settings.visibleTimeout())
                        .flatMap(Page::discard).thenMany(feed);
    }

    /** Whether the caller may still read. */
    private BooleanSupplier holds(PullRequest pull) {
        return () -> registry.holds(pull.principal());
    }

    private static Mono<ServerResponse> answer(MediaType type, Flux<DataBuffer> body) {
        return ServerResponse.ok().contentType(type).header(CACHE_CONTROL, "no-store")
                .body((response, _) -> response.writeWith(body));
    }
}
