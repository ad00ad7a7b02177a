package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Of two changes of the same that did not know of each other the clearly newer one is right. */
record NewerWrite() implements Rule {
    @Override
    public String name() {
        return "newer";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (!c.policy().uses(Heuristic.NEWER) || c.operation().baseVersion() == null
                || !(c.state() instanceof Known current)) {
            return Optional.empty();
        }
        return switch (Age.of(c, current)) {
            case NEWER -> Intended.overruling(c, 2);
            case OLDER ->
                Optional.of(new Kept(ProblemCode.OLDER_WRITE, 2, Status.RESOLVED_AUTO));
            case EVEN, UNTOLD -> Optional.empty();
        };
    }
}
