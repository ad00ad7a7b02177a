package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.schemas.policy.Recency;
import java.util.Optional;

/** Who knew the lane as far as the entity's newest change may change it, without naming it. */
record NewestSeen() implements Rule {
    @Override
    public String name() {
        return "newest-seen";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        return c.operation().baseVersion() == null && c.state() instanceof Known current
                && c.isInformed() && !isContradiction(c, current)
                        ? Optional.of(new Applied(Wanted.of(c)))
                        : Optional.empty();
    }

    /** Whoever had seen a logical time writes with a later one. */
    private static boolean isContradiction(Case c, Known current) {
        return c.policy().recency().clock() instanceof Recency.HubLamport
                && Contest.isOlder(c, current);
    }
}
