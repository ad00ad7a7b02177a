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

/** Hands single operations in, each under a name of the hub's own: the client's key changes. */
record Submitting(Pushes pushes) {

    /** What became of the operation, and where it can be seen. */
    record Settled(Outcome outcome, Positions positions) {}

    /** @param name what tells the operation from all others of its desktop */
    Mono<Settled> settled(ArtisanCaller caller, Operation operation, Object... name) {
        var key = new IdempotencyKey("artisan." + Names.uuid(name));
        return pushes.submit(new Submission(caller.tenant(), caller.node(), key, null,
                List.of(operation), false)).map(Submitting::settled);
    }

    private static Settled settled(Answer answer) {
        return switch (answer) {
            case Answer.Settled it -> new Settled(it.outcomes().getFirst(), it.positions());
            case Answer.Refused(var code, var detail, _) -> throw new ProblemException(code,
                    detail);
            case Answer.Pending _,Answer.Unseen _ -> throw Problem.passing(
                    ProblemCode.OUTCOME_UNKNOWN, "the push is not settled yet").toException();
        };
    }
}
