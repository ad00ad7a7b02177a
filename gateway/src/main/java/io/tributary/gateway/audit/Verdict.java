package io.tributary.gateway.audit;

import io.tributary.gateway.http.Problems;
import io.tributary.schemas.audit.AuditEntry.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended, by what the caller is told.
 *
 * @param reason null if it was done
 */
record Verdict(Outcome outcome, @Nullable String reason) {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    /** The caller has gone before there was an answer. */
    static final Verdict LEFT = new Verdict(Outcome.UNKNOWN, "NO_ANSWER");

    static Verdict of(int status) {
        return of(status, "STATUS_" + status);
    }

    static Verdict of(Throwable error) {
        var code = Problems.of(error).code();
        return of(code.status(), code.name());
    }

    /** Whether a caller wanted what is not theirs to have. */
    static boolean isOfIsolation(int status) {
        return status == FORBIDDEN;
    }

    static boolean isOfIsolation(Throwable error) {
        return isOfIsolation(Problems.of(error).code().status());
    }

    private static Verdict of(int status, String reason) {
        if (status < BAD_REQUEST) {
            return new Verdict(Outcome.DONE, null);
        }
        if (status >= SERVER_ERROR) {
            return new Verdict(Outcome.UNKNOWN, reason);
        }
        return new Verdict(switch (status) {
            // What is another tenant's is not there for the caller; the entry must not say more.
            case 401, FORBIDDEN, 404, 429 -> Outcome.REFUSED;
            default -> Outcome.FAILED;
        }, reason);
    }

    /** The same for this reason, unless all is open. */
    Verdict because(@Nullable String refusal) {
        return refusal == null || outcome == Outcome.UNKNOWN ? this
                : new Verdict(Outcome.REFUSED, refusal);
    }
}
