package io.tributary.gateway.push;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import reactor.core.publisher.Mono;

/**
 * The way in for every dialect. What goes wrong on the way ends as a problem: {@code UNAVAILABLE}
 * before Kafka has the push, {@code OUTCOME_UNKNOWN} after that.
 */
public interface Pushes {
    /** Hands the push in and waits for what becomes of it. */
    Mono<Answer> submit(Submission submission);

    /**
     * The same for a protocol that knows no answer but the settled one: whatever else comes is a
     * problem.
     */
    default Mono<Answer.Settled> settled(Submission submission) {
        return submit(submission).map(answer -> switch (answer) {
            case Answer.Settled it -> it;
            case Answer.Refused(var code, var detail, _) -> throw new ProblemException(code,
                    detail);
            case Answer.Pending _,Answer.Unseen _ -> throw Problem.passing(
                    ProblemCode.OUTCOME_UNKNOWN, "the push is not settled yet").toException();
        });
    }

    /** Hands the push in and waits until it can't be lost any more. */
    Mono<Answer> entrust(Submission submission);

    /** Asks what became of an earlier push. */
    Mono<Answer> inquire(RegistryEntry.Tenant tenant, NodeId node, IdempotencyKey key);
}
