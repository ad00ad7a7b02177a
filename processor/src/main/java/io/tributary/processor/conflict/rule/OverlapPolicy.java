package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.processor.conflict.Verdict.Overruled;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Both sides changed the same, or one deleted what the other changed: the policy decides. */
record OverlapPolicy(Overlap overlap) implements Rule {
    @Override
    public String name() {
        return switch (overlap) {
            case MANUAL -> "manual";
            case CURRENT_WINS -> "current-wins";
            case INCOMING_WINS -> "incoming-wins";
            case REJECT -> "base-version-must-match";
        };
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (c.policy().overlap() != overlap) {
            return Optional.empty();
        }
        return Optional.of(switch (overlap) {
            case MANUAL -> Kept.open(ProblemCode.VERSION_MISMATCH);
            case CURRENT_WINS ->
                Kept.declared(ProblemCode.VERSION_MISMATCH);
            case INCOMING_WINS -> new Overruled(Intended.of(c), 1);
            case REJECT -> new Rejected(ProblemCode.VERSION_MISMATCH);
        });
    }
}
