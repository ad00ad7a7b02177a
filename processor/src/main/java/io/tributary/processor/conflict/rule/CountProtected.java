package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** What may not change any more may not be counted on either. */
record CountProtected() implements Rule {
    @Override
    public String name() {
        return "count-protected";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (!(c.operation() instanceof Operation.Count count)
                || !(c.state() instanceof Live live)) {
            return Optional.empty();
        }
        var protection = c.policy().protection();
        if (protection.appendOnly() || protection.isImmutable(live.data())) {
            return Optional.of(new Rejected(ProblemCode.IMMUTABLE));
        }
        return protection.fixed().contains(count.field()) && live.data().has(count.field())
                ? Optional.of(new Rejected(ProblemCode.FIXED_FIELD))
                : Optional.empty();
    }
}
