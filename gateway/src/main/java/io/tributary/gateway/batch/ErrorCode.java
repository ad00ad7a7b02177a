package io.tributary.gateway.batch;

import io.tributary.schemas.value.ProblemCode;

/** The codes of the error envelope (contract section 1, Errors). */
enum ErrorCode {
    VALIDATION_ERROR,
    AUTH_REQUIRED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    IDEMPOTENCY_CONFLICT,
    PLAYBOOK_PATCH_PATH_NOT_ALLOWED,
    PLAYBOOK_VERSION_MISMATCH,
    INTERNAL_ERROR;

    /** What a problem of the hub is called in this protocol, which has but few names. */
    static ErrorCode of(ProblemCode code) {
        if (code == ProblemCode.KEY_REUSED) {
            return IDEMPOTENCY_CONFLICT;
        }
        return switch (code.status()) {
            case 401 -> AUTH_REQUIRED;
            case 403 -> FORBIDDEN;
            case 404, 405, 410 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 408, 429, 500, 503 -> INTERNAL_ERROR;
            default -> VALIDATION_ERROR;
        };
    }
}
