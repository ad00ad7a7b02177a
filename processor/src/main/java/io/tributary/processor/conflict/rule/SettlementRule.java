package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Settling;
import io.tributary.processor.conflict.Verdict;
import java.util.Optional;

/** A rule for settlements; it has nothing to say of other operations. */
interface SettlementRule extends Rule {
    Optional<Verdict> judge(Settling settling);

    @Override
    default Optional<Verdict> judge(Case c) {
        return c.settling() == null ? Optional.empty() : judge(c.settling());
    }
}
