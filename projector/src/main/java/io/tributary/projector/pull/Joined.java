package io.tributary.projector.pull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Flux;

/** A response body out of texts that Postgres gave: written as they are, one behind the other. */
record Joined(List<ByteBuffer> texts) {
    static Joined of(String before, List<ByteBuffer> texts, String separator, String behind) {
        var all = new ArrayList<ByteBuffer>();
        var between = before;
        for (ByteBuffer text : texts) {
            all.add(ascii(between));
            all.add(text);
            between = separator;
        }
        if (texts.isEmpty()) {
            all.add(ascii(before));
        }
        all.add(ascii(behind));
        return new Joined(all.stream().filter(ByteBuffer::hasRemaining).toList());
    }

    BodyInserter<Joined, ReactiveHttpOutputMessage> body() {
        return (message, context) -> {
            message.getHeaders().set(HttpHeaders.CONTENT_LENGTH, Long.toString(
                    texts.stream().mapToLong(ByteBuffer::remaining).sum()));
            var factory = message.bufferFactory();
            return message.writeWith(Flux.fromIterable(texts).<DataBuffer>map(
                    text -> factory.wrap(text.duplicate())));
        };
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
