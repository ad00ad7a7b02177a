package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Settling;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Who settles a conflict decides on the version that they saw, and on no other. */
record SettlementOutdated() implements SettlementRule {
    @Override
    public String name() {
        return "settlement-outdated";
    }

    @Override
    public Optional<Verdict> judge(Settling settling) {
        var seen = settling.operation().baseVersion();
        return seen == null || seen == settling.state().version() ? Optional.empty()
                : Optional.of(new Rejected(ProblemCode.VERSION_MISMATCH));
    }
}
