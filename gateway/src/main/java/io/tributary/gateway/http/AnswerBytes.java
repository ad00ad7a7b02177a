package io.tributary.gateway.http;

import io.tributary.gateway.limit.Spender;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Charges the bytes of answers to whoever has asked. */
public final class AnswerBytes implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange.mutate().response(new Charged(exchange)).build());
    }

    private static final class Charged extends ServerHttpResponseDecorator {
        private final ServerWebExchange exchange;

        Charged(ServerWebExchange exchange) {
            super(exchange.getResponse());
            this.exchange = exchange;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return super.writeWith(charged(body));
        }

        @Override
        public Mono<Void> writeAndFlushWith(
                Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return super.writeAndFlushWith(Flux.from(body).map(this::charged));
        }

        private Publisher<? extends DataBuffer> charged(Publisher<? extends DataBuffer> body) {
            // Known by now: whoever calls is found before anything is answered.
            var spender = Spender.of(exchange.getAttributes());
            if (spender == null) {
                return body;
            }
            return body instanceof Mono<? extends DataBuffer> whole
                    ? whole.doOnNext(buffer -> spender.bytes(buffer.readableByteCount()))
                    : Flux.from(body).doOnNext(buffer -> spender.bytes(buffer.readableByteCount()));
        }
    }
}
