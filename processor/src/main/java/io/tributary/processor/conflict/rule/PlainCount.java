package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Booked;
import java.util.Optional;

/** A count whose node knew of all others is booked. */
record PlainCount() implements CountRule {
    @Override
    public String name() {
        return "count";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return Optional.of(new Booked());
    }
}
