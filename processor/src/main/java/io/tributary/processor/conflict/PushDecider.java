package io.tributary.processor.conflict;

import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.ProblemCode;
import java.util.function.Function;

/**
 * Decides a push as a whole: operation by operation, each on what the ones before it made.
 *
 * @param judge gives the ruling of one operation
 * @param entityLengthMax the longest document that a merge may make, in characters of JSON
 */
public record PushDecider(Policies policies, Function<Case, Ruling> judge, int entityLengthMax) {
    /** A ledger that anybody could write to would prove nothing. */
    private static final Ruling LEDGER_CLOSED = new Ruling("ledger-closed",
            new Verdict.Rejected(ProblemCode.LEDGER_CLOSED));

    /**
     * The same push on the same states gives the same decision, to the letter.
     *
     * @param before what the hub holds before the push
     * @param clock of the lane before the push
     */
    public Decision decide(Push push, LaneClock clock, Holdings before) {
        var deciding = new Deciding(push, clock, before);
        var docket = new Docket(policies, push, deciding);
        for (var operation : push.operations()) {
            var c = docket.caseOf(operation);
            deciding.add(c, ruling(c));
            docket.following(c).forEach(deciding::follow);
        }
        var decision = deciding.decision();
        var outcomes = decision.receipt().outcomes();
        return Abandoned.isDueTo(push, outcomes)
                ? Abandoned.decision(push, outcomes, clock, before)
                : decision;
    }

    private Ruling ruling(Case c) {
        if (isWriteOfALedger(c.operation())) {
            return LEDGER_CLOSED;
        }
        var ruling = CounterBounds.within(c, judge.apply(c));
        // Patches and merges could grow a document bit by bit past what a push may hold.
        return EntityBound.isExceeded(c.operation(), ruling.verdict(), entityLengthMax)
                ? EntityBound.RULING
                : ruling;
    }

    private boolean isWriteOfALedger(Operation operation) {
        return policies.isLedger(operation.entity().type());
    }
}
