package io.tributary.gateway.lamport;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.value.ProblemCode;
import reactor.core.publisher.Mono;

/** Hands pushes in for a protocol that knows no answer but the settled one. */
record Submitting(Pushes pushes) {
    Mono<Answer.Settled> settled(Submission submission) {
        return pushes.submit(submission).map(answer -> switch (answer) {
            case Answer.Settled settled -> settled;
            case Answer.Refused(var code, var detail, _) -> throw new ProblemException(code,
                    detail);
            case Answer.Pending _,Answer.Unseen _ -> throw Problem.passing(
                    ProblemCode.OUTCOME_UNKNOWN, "the push is not settled yet").toException();
        });
    }
}
