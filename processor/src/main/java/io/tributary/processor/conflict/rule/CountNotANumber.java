package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Only numbers can be counted, and only up to a number of digits. */
record CountNotANumber() implements CountRule {
    @Override
    public String name() {
        return "count-not-a-number";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return counting.next().isEmpty()
                ? Optional.of(new Rejected(ProblemCode.NOT_A_NUMBER))
                : Optional.empty();
    }
}
