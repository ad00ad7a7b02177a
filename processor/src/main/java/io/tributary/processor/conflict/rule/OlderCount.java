package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Standing;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Outdone;
import java.util.Optional;

/** A count that was made before a concurrent one, by the nodes' logical clocks, adds nothing. */
record OlderCount() implements CountRule {
    @Override
    public String name() {
        return "older-count";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return counting.standing() == Standing.OLDER
                ? counting.opposing().map(opponent -> new Outdone(2, opponent))
                : Optional.empty();
    }
}
