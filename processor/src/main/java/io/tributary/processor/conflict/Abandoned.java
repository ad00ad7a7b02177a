package io.tributary.processor.conflict;

import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Outcome.Rejected;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.Map;

/** An atomic push of which one operation is rejected: nothing comes of it. */
final class Abandoned {
    /** Stands in the outcomes like the name of a rule. */
    static final String RULE = "atomic-push";

    private Abandoned() {}

    static boolean isDueTo(Push push, List<Outcome> outcomes) {
        return push.atomic() && outcomes.stream().anyMatch(Rejected.class::isInstance);
    }

    /** @param outcomes of the operations, had each been for itself */
    static Decision decision(Push push, List<Outcome> outcomes, LaneClock clock,
            Holdings before) {
        var abandoned = outcomes.stream().map(outcome -> of(outcome, before)).toList();
        var receipt = new Receipt(push.id(), push.lane().lane(), clock.seq(), clock.lamport(),
                abandoned);
        return new Decision(List.of(), List.of(), receipt, Map.of(), Map.of(), clock);
    }

    private static Outcome of(Outcome outcome, Holdings before) {
        long version = before.entity(outcome.entity()).version();
        return outcome instanceof Rejected it
                ? new Rejected(it.index(), it.entity(), version, it.code(), it.rule())
                : new Rejected(outcome.index(), outcome.entity(), version,
                        ProblemCode.PUSH_ABANDONED, RULE);
    }
}
