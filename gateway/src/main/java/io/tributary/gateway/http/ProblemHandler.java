package io.tributary.gateway.http;

import static org.springframework.http.HttpHeaders.ALLOW;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** The one place where what went wrong becomes an answer. */
public final class ProblemHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            // The answer has begun; breaking the connection is the only way to say that it is cut.
            return Mono.error(error);
        }
        var problem = Problems.of(error);
        var requestId = exchange.getRequest().getId();
        boolean internal = problem.code() == ProblemCode.INTERNAL;
        if (internal) {
            LOG.error("request {} {} {} failed", requestId, exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath().pathWithinApplication(), error);
        }
        response.setStatusCode(HttpStatusCode.valueOf(problem.code().status()));
        var headers = response.getHeaders();
        headers.clear();
        headers.setContentType(APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (problem.retryAfter() != null) {
            headers.set(RETRY_AFTER, Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        if (problem.allow() != null) {
            headers.set(ALLOW, problem.allow());
        }
        if (problem.code() == ProblemCode.UNAUTHENTICATED) {
            headers.set(WWW_AUTHENTICATE, "Bearer");
        }
        var body = Json.MAPPER.writeValueAsBytes(
                ProblemJson.of(problem, internal ? requestId : null));
        headers.setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
