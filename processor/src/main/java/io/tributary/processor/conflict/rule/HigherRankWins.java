package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.schemas.policy.Precedence.Priority;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Where ranks count, the higher one wins between two that did not know of each other. */
record HigherRankWins() implements Rule {
    @Override
    public String name() {
        return "higher-rank-wins";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (c.policy().precedence().priority() == Priority.OFF || !Contest.isConcurrent(c)
                || !(c.state() instanceof Known current)
                || current.last().rank() == c.rank()) {
            return Optional.empty();
        }
        return current.last().rank() < c.rank() ? Intended.overruling(c, 1)
                : Optional.of(Kept.declared(ProblemCode.OUTRANKED));
    }
}
