package io.tributary.projector.pull;

import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers that are no success, as problem documents (RFC 9457). */
final class Problems {
    private Problems() {}

    static Mono<ServerResponse> of(ProblemCode code, String detail) {
        return response(code).bodyValue(document(code, detail));
    }

    static Mono<ServerResponse> later(Duration retryAfter, String detail) {
        return response(ProblemCode.UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())))
                .bodyValue(document(ProblemCode.UNAVAILABLE, detail));
    }

    private static ServerResponse.BodyBuilder response(ProblemCode code) {
        return ServerResponse.status(code.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static ProblemDetail document(ProblemCode code, String detail) {
        var problem = ProblemDetail.forStatus(code.status());
        problem.setTitle(code.advice());
        problem.setDetail(detail);
        problem.setProperty("code", code.name());
        return problem;
    }
}
