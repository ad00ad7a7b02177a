package io.tributary.bench.hub;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request and its whole answer as JSON, for what happens a few times a run. */
final class Exchange {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final byte[] NOTHING = {};

    private Exchange() {}

    static Mono<JsonNode> get(HttpClient client, String uri) {
        return client.get().uri(uri)
                .responseSingle((response, bytes) -> bytes.asByteArray().defaultIfEmpty(NOTHING)
                        .map(body -> {
                            if (response.status().code() != 200) {
                                throw Refusal.of(response, body);
                            }
                            return MAPPER.readTree(body);
                        }));
    }

    static Mono<Void> delete(HttpClient client, String uri) {
        return client.delete().uri(uri)
                .responseSingle((response, bytes) -> bytes.asByteArray().defaultIfEmpty(NOTHING)
                        .doOnNext(body -> {
                            if (response.status().code() / 100 != 2) {
                                throw Refusal.of(response, body);
                            }
                        }).then());
    }

    static Mono<JsonNode> post(HttpClient client, String uri, String key, Object json) {
        var body = MAPPER.writeValueAsBytes(json);
        return client.post().uri(uri)
                .send((request, out) -> {
                    request.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                            .header("Idempotency-Key", key);
                    return out.send(Mono.just(Unpooled.wrappedBuffer(body)));
                })
                .responseSingle((response, bytes) -> bytes.asByteArray().defaultIfEmpty(NOTHING)
                        .map(answer -> {
                            if (response.status().code() / 100 != 2) {
                                throw Refusal.of(response, answer);
                            }
                            return MAPPER.readTree(answer);
                        }));
    }
}
