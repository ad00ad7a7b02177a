package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Standing;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Held;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Of two concurrent counts that nothing tells apart, a person has to choose. */
record ConcurrentCount() implements CountRule {
    @Override
    public String name() {
        return "concurrent-count";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return counting.standing() == Standing.EVEN
                ? counting.opposing()
                        .map(opponent -> new Held(ProblemCode.CONCURRENT_COUNT, opponent))
                : Optional.empty();
    }
}
