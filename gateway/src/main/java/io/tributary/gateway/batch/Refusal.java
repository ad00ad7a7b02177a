package io.tributary.gateway.batch;

import io.tributary.schemas.codec.WireSchema;
import java.util.Map;

/**
 * Why the dialect does not do what a request asks for.
 *
 * @param details what a program may want to know of it; may be empty
 */
record Refusal(int status, ErrorCode code, String message, Map<String, Object> details) {
    Refusal(int status, ErrorCode code, String message) {
        this(status, code, message, Map.of());
    }

    static Refusal invalid(WireSchema.Flaw flaw) {
        return new Refusal(400, ErrorCode.VALIDATION_ERROR, flaw.message(),
                Map.of("field", flaw.field()));
    }

    static Refusal invalid(String field, String message) {
        return invalid(new WireSchema.Flaw(field, message));
    }

    static Refusal tooLarge(String message) {
        return new Refusal(413, ErrorCode.VALIDATION_ERROR, message);
    }

    static Refusal notFound(String what) {
        return new Refusal(404, ErrorCode.NOT_FOUND, "there is no " + what);
    }

    static Refusal otherContent() {
        return new Refusal(409, ErrorCode.IDEMPOTENCY_CONFLICT,
                "the Idempotency-Key or the syncId was used with another body");
    }

    /** Only after a rebase, but the protocol says so (contract section 1, Errors). */
    boolean retryable() {
        return code == ErrorCode.PLAYBOOK_VERSION_MISMATCH || code == ErrorCode.INTERNAL_ERROR;
    }

    RefusedException toException() {
        return new RefusedException(this);
    }
}
