package io.tributary.gateway.http;

import io.tributary.schemas.value.ProblemCode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Bounds the bytes of all bodies that the gateway holds at a time, counted as they come in and as
 * they unpack: many large or slow ones must not fill the memory together. A request's bytes are held
 * until it is answered.
 */
public final class BodyRoom implements WebFilter {
    private static final String ATTRIBUTE = BodyRoom.class.getName();

    private final long bytesMax;
    private final AtomicLong bytes = new AtomicLong();
    private final LongAdder shed = new LongAdder();

    public BodyRoom(HttpLimits limits) {
        bytesMax = limits.bodiesMax().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).doFinally(_ -> {
            if (exchange.getAttributes().get(ATTRIBUTE) instanceof Held held) {
                held.close();
            }
        });
    }

    /** The place of a request's body, whose attributes these are. */
    Held held(Map<String, Object> attributes) {
        return (Held) attributes.computeIfAbsent(ATTRIBUTE, _ -> new Held());
    }

    /** Bytes that are held now. */
    public long bytes() {
        return bytes.get();
    }

    /** How many bodies were turned away. */
    public long shed() {
        return shed.sum();
    }

    /** What is held of one body. The request may end while bytes still come. */
    final class Held {
        private long own;
        private boolean closed;

        /** @throws ProblemException if there is no room */
        synchronized void add(int more) {
            if (closed) {
                return;
            }
            if (bytes.addAndGet(more) > bytesMax) {
                bytes.addAndGet(-more);
                shed.increment();
                throw Problem.passing(ProblemCode.UNAVAILABLE,
                        "the hub holds as many bytes of requests as it can").toException();
            }
            own += more;
        }

        private synchronized void close() {
            closed = true;
            bytes.addAndGet(-own);
            own = 0;
        }
    }
}
