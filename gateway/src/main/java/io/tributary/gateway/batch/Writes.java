package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import reactor.core.publisher.Mono;

/** Hands pushes in, each under a name that follows from what it is for. */
final class Writes {
    private final Pushes pushes;

    Writes(Pushes pushes) {
        this.pushes = pushes;
    }

    /** @param name what the push is known by, among all pushes of its node */
    Mono<Answer.Settled> push(Principal principal, Name name, List<Operation> operations) {
        return settled(principal, name, operations, false);
    }

    /** Either all operations take effect or none; they must all fall into one lane. */
    Mono<Answer.Settled> whole(Principal principal, Name name, List<Operation> operations) {
        return settled(principal, name, operations, true);
    }

    private Mono<Answer.Settled> settled(Principal principal, Name name,
            List<Operation> operations, boolean atomic) {
        return pushes.submit(new Submission(principal.tenant(), principal.node(), name.key(), null,
                operations, atomic)).flatMap(Writes::settled);
    }

    private static Mono<Answer.Settled> settled(Answer answer) {
        return switch (answer) {
            case Answer.Settled it -> Mono.just(it);
            case Answer.Refused it when it.code() == ProblemCode.KEY_REUSED ->
                Mono.error(Refusal.otherContent().toException());
            case Answer.Refused it ->
                Mono.error(new Problem(it.code(), it.detail()).toException());
            case Answer.Pending _,Answer.Unseen _ ->
                Mono.error(Problem.passing(ProblemCode.OUTCOME_UNKNOWN,
                        "the hub has not decided yet; the same request may be sent again")
                        .toException());
        };
    }

    /** The name of a push: its purpose, and whatever tells it from others of that purpose. */
    record Name(List<Object> parts) {
        static Name of(Object... parts) {
            return new Name(List.of(parts));
        }

        IdempotencyKey key() {
            return new IdempotencyKey("batch." + Names.uuid(parts.toArray()));
        }
    }
}
