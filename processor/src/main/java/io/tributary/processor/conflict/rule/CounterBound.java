package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.CounterBounds;
import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.BookedOnRecord;
import io.tributary.processor.conflict.Verdict.Held;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** What becomes of a count that would carry the field beyond a bound, the policy says. */
record CounterBound() implements CountRule {
    @Override
    public String name() {
        return CounterBounds.NAME;
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        if (!counting.passesBound()) {
            return Optional.empty();
        }
        return Optional.of(switch (counting.counter().beyond()) {
            case REJECT -> new Rejected(ProblemCode.BOUND_EXCEEDED);
            case CONFLICT -> new Held(ProblemCode.BOUND_EXCEEDED, counting.current());
            case RECORD -> new BookedOnRecord(1, counting.current());
        });
    }
}
