package io.tributary.bench.hub;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** One node's writes. */
public final class Pushes {
    private static final Duration AFTER_BREAK = Duration.ofMillis(250);
    private static final byte[] NOTHING = {};

    private final HttpClient client;

    Pushes(HttpClient client) {
        this.client = client;
    }

    /** Sends a push; broken connections are an answer too: {@link Answer.Again}. */
    public Mono<Answer> push(String key, PushBody body, boolean async) {
        return client.post().uri("/v1/push")
                .send((request, out) -> {
                    request.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                            .header("Idempotency-Key", key);
                    if (body.gzip()) {
                        request.header(HttpHeaderNames.CONTENT_ENCODING, "gzip");
                    }
                    if (async) {
                        request.header("Prefer", "respond-async");
                    }
                    return out.send(Mono.just(body.buffer()));
                })
                .responseSingle((response, bytes) -> bytes.asByteArray().defaultIfEmpty(NOTHING)
                        .map(json -> answer(response, json)))
                .onErrorResume(Broken::is, e -> Mono.just(broken(e)));
    }

    /** What became of an earlier push; {@link Answer.Taken} while that is open. */
    public Mono<Answer> inquire(String key) {
        return client.get().uri("/v1/pushes/" + URLEncoder.encode(key, StandardCharsets.UTF_8))
                .responseSingle((response, bytes) -> bytes.asByteArray().defaultIfEmpty(NOTHING)
                        .map(json -> inquired(response, json)))
                .onErrorResume(Broken::is, e -> Mono.just(broken(e)));
    }

    private static Answer inquired(HttpClientResponse response, byte[] json) {
        return new String(json, StandardCharsets.UTF_8).contains("\"outcomes\"")
                ? answer(response, json)
                : response.status().code() < 300 ? new Answer.Taken() : answer(response, json);
    }

    private static Answer answer(HttpClientResponse response, byte[] json) {
        return switch (response.status().code()) {
            case 200 -> new Answer.Settled(new Receipt(json));
            case 202 -> new Answer.Taken();
            default -> {
                var refusal = Refusal.of(response, json);
                yield refusal.again()
                        ? new Answer.Again(refusal.kind(), refusal.after())
                        : new Answer.Refused(refusal.kind());
            }
        };
    }

    private static Answer broken(Throwable error) {
        return new Answer.Again(Broken.kind(error), AFTER_BREAK);
    }
}
