package io.tributary.bench.hub;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.databind.JsonNode;

/** One node's requests in a dialect of its own. */
public final class Calls {
    private static final Duration AFTER_BREAK = Duration.ofMillis(250);
    private static final byte[] NOTHING = {};

    private final HttpClient client;

    Calls(HttpClient client) {
        this.client = client;
    }

    /** The answer's JSON; everything but a success is a {@link Refusal}. */
    public Mono<JsonNode> get(String uri) {
        return Exchange.get(client, uri);
    }

    /** Sends JSON; a broken connection is a reply too: {@link Reply.Again}. */
    public Mono<Reply> post(String uri, Map<String, String> headers, byte[] json) {
        return client.post().uri(uri)
                .send((request, out) -> {
                    request.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                            .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(json.length));
                    headers.forEach(request::header);
                    return out.send(Mono.just(Unpooled.wrappedBuffer(json)));
                })
                .responseSingle((response, bytes) -> bytes.asByteArray().defaultIfEmpty(NOTHING)
                        .map(body -> reply(response, body)))
                .onErrorResume(Broken::is, e -> Mono.just(
                        new Reply.Again(Broken.kind(e), AFTER_BREAK)));
    }

    private static Reply reply(HttpClientResponse response, byte[] body) {
        if (response.status().code() / 100 == 2) {
            return new Reply.Given(body);
        }
        var refusal = Refusal.of(response, body);
        return refusal.again() ? new Reply.Again(refusal.kind(), refusal.after())
                : new Reply.Refused(refusal.kind());
    }
}
