package io.tributary.gateway.http;

import io.tributary.schemas.value.ProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a request line or headers over the limit with a problem document. The server's own, wider
 * limits stand before this one and answer without a body.
 */
public final class HeadLimit implements WebFilter {
    private final HttpLimits limits;

    public HeadLimit(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        int url = urlLength(request);
        if (url > limits.urlMax().toBytes()) {
            return refuse("the path with its query is over " + limits.urlMax().toBytes()
                    + " bytes");
        }
        if (url + length(request.getHeaders()) > limits.headMax().toBytes()) {
            return refuse("the request line with its headers is over "
                    + limits.headMax().toBytes() + " bytes");
        }
        return chain.filter(exchange);
    }

    private static Mono<Void> refuse(String detail) {
        return Mono.error(new ProblemException(ProblemCode.HEADERS_TOO_LARGE, detail));
    }

    private static int urlLength(ServerHttpRequest request) {
        var query = request.getURI().getRawQuery();
        return request.getURI().getRawPath().length() + (query == null ? 0 : query.length() + 1);
    }

    private static int length(HttpHeaders headers) {
        int length = 0;
        for (var header : headers.headerSet()) {
            for (var value : header.getValue()) {
                length += header.getKey().length() + value.length() + ": \r\n".length();
            }
        }
        return length;
    }
}
