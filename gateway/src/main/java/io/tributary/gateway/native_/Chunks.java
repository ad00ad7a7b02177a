package io.tributary.gateway.native_;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.pull.Page;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/** Puts the protocol's words around the changes of a page, which pass through as they are. */
final class Chunks {
    private static final DataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

    private Chunks() {}

    /** A page as one JSON object. */
    static Flux<DataBuffer> object(Page page, String cursor) {
        return around("{\"changes\":[", page, "]," + members(page, cursor) + "}");
    }

    /** A page as a server-sent event. A change has no line break, so it is one line. */
    static Flux<DataBuffer> event(Page page, String cursor) {
        return around("id: " + cursor + "\nevent: changes\ndata: {\"changes\":[", page,
                "]," + members(page, cursor) + "}\n\n");
    }

    static Flux<DataBuffer> comment(String text) {
        return Flux.just(chunk(": " + text + "\n\n"));
    }

    /** A page as lines, each a change; the last of all says where the reader stands. */
    static Flux<DataBuffer> lines(Page page, String cursor, boolean last) {
        return around("", page, (page.count() == 0 ? "" : "\n")
                + (last ? "{" + members(page, cursor) + "}\n" : ""));
    }

    private static Flux<DataBuffer> around(String before, Page page, String after) {
        return Flux.concat(text(before), page.body(), text(after));
    }

    /** Nothing at all if it is empty: after 64 empty buffers Reactor Netty asks for no more. */
    private static Flux<DataBuffer> text(String text) {
        return text.isEmpty() ? Flux.empty() : Flux.defer(() -> Flux.just(chunk(text)));
    }

    // A cursor is base64url, so it needs no escapes.
    private static String members(Page page, String cursor) {
        return "\"cursor\":\"" + cursor + "\",\"hasMore\":" + page.more();
    }

    private static DataBuffer chunk(String text) {
        return BUFFERS.wrap(text.getBytes(UTF_8));
    }
}
