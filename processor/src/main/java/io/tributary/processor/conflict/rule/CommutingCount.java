package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Booked;
import java.util.Optional;

/** Sums do not depend on the order of the summands, so concurrent counts are all booked. */
record CommutingCount() implements CountRule {
    @Override
    public String name() {
        return "commuting-count";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return counting.isConcurrent() ? Optional.of(new Booked()) : Optional.empty();
    }
}
