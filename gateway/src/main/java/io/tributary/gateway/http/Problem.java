package io.tributary.gateway.http;

import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done (RFC 9457).
 *
 * @param detail what is wrong with this very request; never a secret, never a stack trace
 * @param expected what the hub expects of the node's numbering; null where that is not the reason
 * @param retryAfter when the same request may be sent again; null if that would not help
 * @param allow the methods that the resource has, as in the header; null unless another was used
 * @param entity JSON of the entity as it is now; null where that is not the reason
 */
public record Problem(ProblemCode code, String detail, @Nullable Producer expected,
        @Nullable Duration retryAfter, @Nullable String allow, @Nullable String entity) {

    private static final Duration SOON = Duration.ofSeconds(1);

    public Problem(ProblemCode code, String detail) {
        this(code, detail, null, null, null);
    }

    public Problem(ProblemCode code, String detail, @Nullable Producer expected,
            @Nullable Duration retryAfter, @Nullable String allow) {
        this(code, detail, expected, retryAfter, allow, null);
    }

    /** The same problem with the entity that it is about. */
    public Problem about(String newEntity) {
        return new Problem(code, detail, expected, retryAfter, allow, newEntity);
    }

    /** A problem that passes: the same request may be sent again in a moment. */
    public static Problem passing(ProblemCode code, String detail) {
        return new Problem(code, detail, null, SOON, null);
    }

    /** Ends the request with this problem. */
    public ProblemException toException() {
        return new ProblemException(this);
    }
}
