package io.tributary.bench.feed;

import io.tributary.bench.hub.Pulls;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A reader's first load: page after page until there is no more. */
public final class FullPull {
    public static final int PAGE_CHANGES_MAX = 10_000;

    private final Pulls pulls;
    private final int limit;

    public FullPull(Pulls pulls, int limit) {
        this.pulls = pulls;
        this.limit = limit;
    }

    /** Gives the whole feed to {@code sink}; the cursor after it. */
    public Mono<String> pages(ChangeSink sink) {
        return page(null, sink)
                .expand(end -> end.hasMore() ? page(end.cursor(), sink) : Mono.empty())
                .last()
                .map(Page.End::cursor);
    }

    private Mono<Page.End> page(@Nullable String cursor, ChangeSink sink) {
        return pulls.page(cursor, limit).map(bytes -> Page.read(bytes, 0, bytes.length, sink));
    }

    /** Gives the whole feed to {@code sink}, out of one streamed answer. */
    public Mono<Void> lines(ChangeSink sink) {
        return Mono.defer(() -> {
            var body = new LinesBody(sink);
            var lines = new Lines(body);
            return pulls.ndjson().doOnNext(lines::take).then(Mono.fromRunnable(() -> {
                lines.end();
                body.end();
            }));
        });
    }
}
