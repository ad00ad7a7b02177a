package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.policy.Counter;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Where the policy wants it so, nobody counts on what never was. */
record CountUnknown() implements CountRule {
    @Override
    public String name() {
        return "count-unknown";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return counting.state() instanceof Unknown
                && counting.counter().unknown() == Counter.Unknown.REJECT
                        ? Optional.of(new Rejected(ProblemCode.ENTITY_UNKNOWN))
                        : Optional.empty();
    }
}
