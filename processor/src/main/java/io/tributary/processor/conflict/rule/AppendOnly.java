package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** What was written once stands for ever; whoever says otherwise is kept in a conflict. */
record AppendOnly() implements Rule {
    @Override
    public String name() {
        return "append-only";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        return c.policy().protection().appendOnly() && c.state() instanceof Known
                ? Optional.of(Kept.declared(ProblemCode.IMMUTABLE))
                : Optional.empty();
    }
}
