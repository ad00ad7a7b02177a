package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Standing;
import io.tributary.processor.conflict.Verdict;
import java.util.Optional;

/** A count that its policy ranks above all concurrent ones is booked. */
record OutrankingCount() implements CountRule {
    @Override
    public String name() {
        return "outranking-count";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return counting.standing() == Standing.OUTRANKING
                ? Optional.of(counting.won(1))
                : Optional.empty();
    }
}
