package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import java.util.Optional;

/** A rule for counts of declared counters; it has nothing to say of other operations. */
interface CountRule extends Rule {
    Optional<Verdict> judge(Counting counting);

    @Override
    default Optional<Verdict> judge(Case c) {
        return c.counting() == null ? Optional.empty() : judge(c.counting());
    }
}
