package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** A side that has a value which by the policy outranks others beats one that has not. */
record OutrankingValue() implements Rule {
    @Override
    public String name() {
        return "outranks";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        var precedence = c.policy().precedence();
        if (precedence.outranks() == null || !Contest.isConcurrent(c)) {
            return Optional.empty();
        }
        boolean current = precedence.isOutranking(c.state() instanceof Live live ? live.data()
                : null);
        boolean incoming = precedence.isOutranking(Intended.of(c));
        if (current == incoming) {
            return Optional.empty();
        }
        return incoming ? Intended.overruling(c, 1)
                : Optional.of(Kept.declared(ProblemCode.OUTRANKED));
    }
}
