package io.tributary.gateway.http;

import io.tributary.schemas.value.ProblemCode;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.ErrorResponse;
import tools.jackson.core.JacksonException;

/** What each kind of failure means to the caller. */
public final class Problems {
    private Problems() {}

    public static Problem of(Throwable error) {
        return switch (error) {
            case ProblemException it -> it.problem();
            case JacksonException it -> JsonProblems.of(it);
            case DataBufferLimitException _ -> new Problem(ProblemCode.BODY_TOO_LARGE,
                    "the body is over the limit");
            case ErrorResponse it -> ofFramework(it);
            default -> internal();
        };
    }

    private static Problem ofFramework(ErrorResponse error) {
        return switch (error.getStatusCode().value()) {
            case 404 -> new Problem(ProblemCode.NOT_FOUND, "there is no such resource");
            case 405 -> new Problem(ProblemCode.METHOD_NOT_ALLOWED,
                    "the resource does not have this method");
            case 406 -> new Problem(ProblemCode.NOT_ACCEPTABLE,
                    "the resource has none of the accepted media types");
            case 413 -> new Problem(ProblemCode.BODY_TOO_LARGE, "the body is over the limit");
            case 415 -> new Problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "the body's media type is not supported");
            case 400, 422 -> new Problem(ProblemCode.INVALID_REQUEST, "the request is malformed");
            default -> internal();
        };
    }

    private static Problem internal() {
        return new Problem(ProblemCode.INTERNAL, "the hub failed; its log says why");
    }
}
