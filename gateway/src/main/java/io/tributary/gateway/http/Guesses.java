package io.tributary.gateway.http;

import io.tributary.gateway.limit.Failures;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What is said to an address whose credentials were refused too often. */
public final class Guesses {
    private Guesses() {}

    /** Counts the refusal of a request's credentials; empty if it may be told that they are wrong. */
    public static Optional<Problem> noted(Failures failures, ServerHttpRequest request) {
        var pause = failures.note(request.getRemoteAddress());
        return pause.isZero() ? Optional.empty()
                : Optional.of(new Problem(ProblemCode.TOO_MANY_REQUESTS,
                        "too many credentials from this address were refused", null, pause,
                        null));
    }
}
