package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Standing;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Outdone;
import java.util.Optional;

/** A count that its policy ranks below a concurrent one adds nothing. */
record OutrankedCount() implements CountRule {
    @Override
    public String name() {
        return "outranked-count";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return counting.standing() == Standing.OUTRANKED
                ? counting.opposing().map(opponent -> new Outdone(1, opponent))
                : Optional.empty();
    }
}
