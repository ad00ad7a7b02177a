package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Nobody counts on what is gone. */
record CountDeleted() implements CountRule {
    @Override
    public String name() {
        return "count-deleted";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return counting.state() instanceof Deleted
                ? Optional.of(new Rejected(ProblemCode.DELETED))
                : Optional.empty();
    }
}
