package io.tributary.bench.feed;

import io.tributary.bench.hub.Pulls;
import io.tributary.bench.measure.Errors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A reader that keeps an event stream open and, when it breaks, goes on where it was. An event holds
 * a page of changes.
 */
public final class LiveReader implements ChangeSink {
    private static final Duration AFTER_BREAK = Duration.ofMillis(250);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ID = "id: ".getBytes(StandardCharsets.UTF_8);

    private final Pulls pulls;
    private final ChangeSink sink;
    private final Errors errors;
    private volatile @Nullable String cursor;

    /** @param cursor where to begin; null for the beginning of the feed */
    public LiveReader(Pulls pulls, @Nullable String cursor, ChangeSink sink, Errors errors) {
        this.pulls = pulls;
        this.cursor = cursor;
        this.sink = sink;
        this.errors = errors;
    }

    /** Reads until it is cancelled. */
    public Mono<Void> read() {
        return Mono.defer(() -> {
            var lines = new Lines(this);
            return pulls.events(cursor).doOnNext(lines::take).then();
        })
                .then(Mono.<Void>error(() -> new IllegalStateException("the stream has ended")))
                .doOnError(_ -> errors.count("event stream broken"))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AFTER_BREAK));
    }

    /** Takes a line of the event stream. */
    @Override
    public void change(byte[] line, int from, int to) {
        if (Lines.startsWith(line, from, to, ID)) {
            cursor = new String(line, from + ID.length, to - from - ID.length,
                    StandardCharsets.UTF_8);
        } else if (Lines.startsWith(line, from, to, DATA)) {
            Page.read(line, from + DATA.length, to, sink);
        }
    }
}
