package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.schemas.policy.Precedence.Priority;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Where the centre always wins, no lower rank replaces what a higher one wrote, even knowingly. */
record HigherRankStays() implements Rule {
    @Override
    public String name() {
        return "higher-rank-stays";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        return c.policy().precedence().priority() == Priority.ALWAYS
                && c.state() instanceof Known current && current.last().rank() > c.rank()
                && !current.isOwnedBy(c.node())
                        ? Optional.of(Kept.declared(ProblemCode.OUTRANKED))
                        : Optional.empty();
    }
}
