package io.tributary.gateway.lamport;

import io.tributary.gateway.push.Answer;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;

/** From the hub's outcomes to the protocol's results. */
final class ResultMapper {
    private final Answer.Settled settled;

    private ResultMapper(Answer.Settled settled) {
        this.settled = settled;
    }

    /** One result a wish, in their order. */
    static List<Result> results(List<Wish> wishes, Answer.Settled settled) {
        var mapper = new ResultMapper(settled);
        return wishes.stream().map(wish -> switch (wish) {
            case Wish.Event(var operation, var id) -> mapper.event(id, operation.index());
            case Wish.State(var operation) -> mapper.state(operation.index());
            case Wish.Refused(var reason, var suggestion) -> Result.rejected(reason, suggestion);
        }).toList();
    }

    private Result event(String id, int index) {
        return switch (settled.outcomes().get(index)) {
            case Outcome.Accepted it -> Result.acceptedEvent(id, it.lamport(),
                    it.conflict() == null ? "Event accepted successfully"
                            : "Event accepted; rule " + it.rule() + ", see the conflicts");
            case Outcome.Merged it -> Result.acceptedEvent(id, it.lamport(),
                    "Event accepted successfully");
            case Outcome.Unchanged _ -> Result.duplicate(id);
            case Outcome.Conflicting it -> conflict(it);
            case Outcome.Rejected it -> rejected(it);
        };
    }

    private Result state(int index) {
        return switch (settled.outcomes().get(index)) {
            case Outcome.Accepted it -> Result.acceptedState(written(it.version()));
            case Outcome.Merged it -> Result.acceptedState(written(it.version()));
            case Outcome.Unchanged _ -> stale();
            case Outcome.Conflicting it -> it.code() == ProblemCode.OLDER_WRITE ? stale()
                    : conflict(it);
            case Outcome.Rejected it -> it.code() == ProblemCode.OLDER_WRITE ? stale()
                    : rejected(it);
        };
    }

    private Result stale() {
        return Result.ignored(settled.lamport(), "State stale (older or equal Lamport)");
    }

    private static String written(long version) {
        return version == 1 ? "New state created" : "State updated (newer Lamport)";
    }

    private static Result conflict(Outcome.Conflicting outcome) {
        return Result.conflict(outcome.conflict(), "Ambiguous conflict - requires producer"
                + " decision (" + outcome.rule() + ")");
    }

    private static Result rejected(Outcome.Rejected outcome) {
        return outcome.code() == ProblemCode.ENTITY_UNKNOWN
                ? Result.rejected("The product is unknown", "Push the product first")
                : Result.rejected("Refused by the rule " + outcome.rule(),
                        outcome.code().advice());
    }
}
