package io.tributary.bench.hub;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.retry.Retry;

/** One node's reads. */
public final class Pulls {
    private static final int RETRIES_MAX = 20;
    private static final Duration AFTER_BREAK = Duration.ofMillis(250);
    private static final int UNAUTHENTICATED = 401;
    private static final byte[] NOTHING = {};

    private final HttpClient client;

    Pulls(HttpClient client) {
        this.client = client;
    }

    /** A page of JSON after a cursor, or from the beginning. */
    public Mono<byte[]> page(@Nullable String cursor, int limit) {
        return get("/v1/pull?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
    }

    /**
     * Whether the hub knows the node: a page of nothing is refused, but not before the token, and
     * without a word to the projector.
     */
    public Mono<Boolean> admitted() {
        return client.get().uri("/v1/pull?limit=0")
                .responseSingle((response, bytes) -> bytes.asByteArray().defaultIfEmpty(NOTHING)
                        .thenReturn(response.status().code() != UNAUTHENTICATED));
    }

    /** Completes when the feed has come as far as the cursor. */
    public Mono<Void> reached(String cursor) {
        return get("/v1/pull?limit=1&cursor=" + cursor + "&atLeast=" + cursor).then();
    }

    /** The whole feed as lines, one request. */
    public Flux<ByteBuf> ndjson() {
        return client.headers(h -> h.set(HttpHeaderNames.ACCEPT, "application/x-ndjson"))
                .get().uri("/v1/pull")
                .response(Pulls::stream);
    }

    /** The feed as server-sent events, for as long as the connection holds. */
    public Flux<ByteBuf> events(@Nullable String after) {
        return client.headers(headers -> {
            headers.set(HttpHeaderNames.ACCEPT, "text/event-stream");
            if (after != null) {
                headers.set("Last-Event-ID", after);
            }
        }).get().uri("/v1/pull").response(Pulls::stream);
    }

    private static Flux<ByteBuf> stream(HttpClientResponse response, ByteBufFlux bytes) {
        return response.status().code() == 200
                ? bytes
                : bytes.aggregate().asByteArray().defaultIfEmpty(NOTHING)
                        .flatMapMany(body -> Flux.error(Refusal.of(response, body)));
    }

    private Mono<byte[]> get(String uri) {
        return client.get().uri(uri)
                .responseSingle((response, bytes) -> bytes.asByteArray().defaultIfEmpty(NOTHING)
                        .map(body -> {
                            if (response.status().code() != 200) {
                                throw Refusal.of(response, body);
                            }
                            return body;
                        }))
                .retryWhen(Retry.fixedDelay(RETRIES_MAX, AFTER_BREAK).filter(Pulls::again)
                        .onRetryExhaustedThrow((_, signal) -> signal.failure()));
    }

    private static boolean again(Throwable error) {
        return error instanceof Refusal refusal ? refusal.again() : Broken.is(error);
    }

}
