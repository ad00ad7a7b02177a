package io.tributary.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.audit.AuditEntry.Outcome;
import io.tributary.schemas.value.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the audit says of an answer. */
class VerdictTest {
    @ParameterizedTest
    @CsvSource({"FORBIDDEN,REFUSED", "UNAUTHENTICATED,REFUSED", "TOO_MANY_REQUESTS,REFUSED",
            // What is another's is not there.
            "NOT_FOUND,REFUSED", "INVALID_REQUEST,FAILED", "KEY_REUSED,FAILED",
            "UNAVAILABLE,UNKNOWN", "OUTCOME_UNKNOWN,UNKNOWN", "INTERNAL,UNKNOWN"})
    void aProblemIsARefusalAFailureOrLeavesItOpen(ProblemCode code, Outcome outcome) {
        assertThat(Verdict.of(new ProblemException(code, "")))
                .isEqualTo(new Verdict(outcome, code.name()));
    }

    @Test
    void whatIsAnsweredAsASuccessIsDone() {
        assertThat(Verdict.of(204)).isEqualTo(new Verdict(Outcome.DONE, null));
        assertThat(Verdict.of(304)).isEqualTo(new Verdict(Outcome.DONE, null));
    }

    @Test
    void aDialectsOwnAnswerIsKnownByItsStatus() {
        assertThat(Verdict.of(404)).isEqualTo(new Verdict(Outcome.REFUSED, "STATUS_404"));
        assertThat(Verdict.of(404).because("WRONG_PASSWORD"))
                .isEqualTo(new Verdict(Outcome.REFUSED, "WRONG_PASSWORD"));
        assertThat(Verdict.of(503).because("WRONG_PASSWORD").outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }
}
