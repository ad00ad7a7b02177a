package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Overruled;
import java.util.Optional;

/**
 * A write that does not say what its node had seen, and is not the older one, wins; what another
 * node had written is kept. Times too close to tell leave it to the policy of overlaps.
 */
record LastWriteWins() implements Rule {
    @Override
    public String name() {
        return "last-write-wins";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (c.operation().baseVersion() != null || !(c.state() instanceof Known current)) {
            return Optional.empty();
        }
        boolean even = Age.of(c, current) == Age.EVEN && !Contest.isPrecise(c);
        return even ? Optional.empty() : Optional.of(new Overruled(Wanted.of(c), 1));
    }
}
