package io.tributary.gateway.artisan;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import reactor.core.publisher.Mono;

/** Hands pushes in for a protocol that knows no answer but the settled one. */
record Submitting(Pushes pushes) {

    /** What became of a single operation, and where it can be seen. */
    record Settled(Outcome outcome, Positions positions) {}

    /** @param name what tells the operation from all others of its desktop: the client's key changes */
    Mono<Settled> settled(ArtisanCaller caller, Operation operation, Object... name) {
        return settled(new Submission(caller.tenant(), caller.node(),
                new IdempotencyKey("artisan." + Names.uuid(name)), null, List.of(operation),
                false)).map(it -> new Settled(it.outcomes().getFirst(), it.positions()));
    }

    Mono<Answer.Settled> settled(Submission submission) {
        return pushes.submit(submission).map(answer -> switch (answer) {
            case Answer.Settled it -> it;
            case Answer.Refused(var code, var detail, _) -> throw new ProblemException(code,
                    detail);
            case Answer.Pending _,Answer.Unseen _ -> throw Problem.passing(
                    ProblemCode.OUTCOME_UNKNOWN, "the push is not settled yet").toException();
        });
    }
}
