package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Standing;
import io.tributary.processor.conflict.Verdict;
import java.util.Optional;

/** A count that was made after all concurrent ones, by the nodes' logical clocks, is booked. */
record NewerCount() implements CountRule {
    @Override
    public String name() {
        return "newer-count";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return counting.standing() == Standing.NEWER
                ? Optional.of(counting.won(2))
                : Optional.empty();
    }
}
