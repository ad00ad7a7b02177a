package io.tributary.gateway.runtime;

import io.tributary.schemas.trace.LogFields;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Notes a request's trace with it, and makes the notes known to all that is done for it, so that log
 * lines can say what they are about. It is the notes that travel and not the thread's own: setting
 * those at every step of every request would cost much for lines that are seldom written.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestNotes implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var notes = exchange.getAttributes();
        return Mono.deferContextual(context -> {
            var span = RequestSpan.of(context);
            if (span != null) {
                notes.put(LogFields.TRACE, span.context().traceId());
            }
            return chain.filter(exchange);
        }).contextWrite(Context.of(LogFields.class, notes));
    }
}
