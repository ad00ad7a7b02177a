package io.tributary.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpHeaders.ALLOW;
import static org.springframework.http.HttpHeaders.CONNECTION;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;

import io.tributary.gateway.limit.Failures;
import io.tributary.schemas.trace.LogFields;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** The one place where what went wrong becomes an answer. */
public final class ProblemHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final List<ErrorForm> forms;
    private final Failures failures;

    /**
     * @param dialects the forms of those that have one of their own
     * @param failures where credentials that were refused are counted
     */
    public ProblemHandler(List<ErrorForm> dialects, Failures failures) {
        this.failures = failures;
        forms = Stream.concat(dialects.stream(), Stream.of(new ProblemDocuments())).toList();
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            // The answer has begun; breaking the connection is the only way to say that it is cut.
            return Mono.error(error);
        }
        var problem = counted(Problems.of(error), exchange);
        var requestId = exchange.getRequest().getId();
        var path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (problem.code() == ProblemCode.INTERNAL) {
            try (var _ = LogFields.of(exchange.getAttributes())) {
                LOG.error("request {} {} {} failed", requestId,
                        exchange.getRequest().getMethod(), path, error);
            }
        }
        var form = form(path);
        if (form.breaksOff(problem)) {
            return breakOff(response);
        }
        var said = form.say(problem, requestId);
        response.setStatusCode(HttpStatusCode.valueOf(said.status()));
        var headers = response.getHeaders();
        headers.clear();
        headers.setContentType(said.type());
        headers.setCacheControl("no-store");
        if (problem.retryAfter() != null) {
            headers.set(RETRY_AFTER, Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        if (problem.allow() != null) {
            headers.set(ALLOW, problem.allow());
        }
        if (problem.code() == ProblemCode.BODY_TOO_SLOW) {
            // What is left of the body would be taken for the next request.
            headers.set(CONNECTION, "close");
        }
        if (problem.code() == ProblemCode.UNAUTHENTICATED) {
            headers.set(WWW_AUTHENTICATE, "Bearer");
        }
        var body = said.body().getBytes(UTF_8);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Whether credentials are wrong is not told to those who have tried too many. */
    private Problem counted(Problem problem, ServerWebExchange exchange) {
        return problem.code() == ProblemCode.UNAUTHENTICATED
                ? Guesses.noted(failures, exchange.getRequest()).orElse(problem)
                : problem;
    }

    /** Closes the connection; what would still be written goes nowhere. */
    private static Mono<Void> breakOff(ServerHttpResponse response) {
        HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
        server.withConnection(connection -> {
            var _ = connection.channel().close();
        });
        return Mono.empty();
    }

    private ErrorForm form(String path) {
        return forms.stream().filter(form -> form.covers(path)).findFirst().orElseThrow();
    }
}
