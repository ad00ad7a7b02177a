package io.tributary.gateway.http;

import io.tributary.schemas.value.ProblemCode;

/** Carries a problem to the edge of HTTP, which answers with it. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // It is an answer, not a bug: nobody reads the stack, and filling it in costs much.
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(ProblemCode code, String detail) {
        this(new Problem(code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
