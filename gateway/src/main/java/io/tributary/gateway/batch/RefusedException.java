package io.tributary.gateway.batch;

/** Carries a refusal to the dialect's routes, which answer with it. */
final class RefusedException extends RuntimeException {
    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        // It is an answer, not a bug: nobody reads the stack.
        super(refusal.code() + ": " + refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
