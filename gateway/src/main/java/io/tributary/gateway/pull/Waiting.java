package io.tributary.gateway.pull;

import io.tributary.gateway.http.Problem;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/** Pulls that wait: for news after a cursor, or until a position is visible. */
public final class Waiting {
    /** Between two questions where the heads run ahead of what the projector shows. */
    private static final Duration RECHECK = Duration.ofMillis(250);

    private final Pages pages;
    private final HeadsView heads;
    private final Duration tokenCheck;

    public Waiting(Pages pages, HeadsView heads, PullSettings settings) {
        this.pages = pages;
        this.heads = heads;
        tokenCheck = settings.tokenCheck();
    }

    /**
     * A page with news, or an empty one when there was none in time.
     *
     * @param goOn whether the caller may still read; if not, the wait ends
     */
    public Mono<Page> news(PageQuery query, Duration wait, BooleanSupplier goOn) {
        return news(query, System.nanoTime() + wait.toNanos(), goOn);
    }

    /** A page of a feed in which at least {@code wanted} is visible, or {@code NOT_VISIBLE_YET}. */
    public Mono<Page> visible(PageQuery query, Positions wanted, Duration wait) {
        return Mono.defer(() -> {
            long deadline = System.nanoTime() + wait.toNanos();
            return heads.covering(query.tenant().tenant(), wanted)
                    .timeout(wait, Mono.empty())
                    .then(visible(query, wanted, deadline));
        });
    }

    private Mono<Page> visible(PageQuery query, Positions wanted, long deadline) {
        return pages.page(query).flatMap(page -> {
            if (page.heads().covers(wanted)) {
                return Mono.just(page);
            }
            return page.discard().then(System.nanoTime() >= deadline
                    ? Mono.error(() -> Problem.passing(ProblemCode.NOT_VISIBLE_YET,
                            "the position of 'atLeast' is not visible yet").toException())
                    : Mono.delay(RECHECK).then(visible(query, wanted, deadline)));
        });
    }

    private Mono<Page> news(PageQuery query, long deadline, BooleanSupplier goOn) {
        return Mono.defer(() -> {
            // Taken before the question: only heads that come after it can change the answer.
            var known = heads.of(query.tenant().tenant());
            return pages.page(query).flatMap(page -> page.isNews()
                    ? Mono.just(page)
                    : page.discard()
                            .then(wake(query, known.max(page.positions()), deadline, goOn))
                            .flatMap(woken -> woken
                                    ? news(query.from(page.positions()), deadline, goOn)
                                    : Mono.just(page.emptyAt(page.positions()))));
        });
    }

    private Mono<Boolean> wake(PageQuery query, Positions known, long deadline,
            BooleanSupplier goOn) {
        return Mono.defer(() -> {
            long left = deadline - System.nanoTime();
            if (left <= 0 || !goOn.getAsBoolean()) {
                return Mono.just(false);
            }
            return heads.beyond(query.tenant().tenant(), known).thenReturn(true)
                    .timeout(Duration.ofNanos(Math.min(left, tokenCheck.toNanos())),
                            wake(query, known, deadline, goOn));
        });
    }
}
