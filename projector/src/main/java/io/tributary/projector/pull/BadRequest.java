package io.tributary.projector.pull;

/** The gateway asked for something that there can't be. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadRequest(String detail, Throwable cause) {
        super(detail, cause);
    }
}
