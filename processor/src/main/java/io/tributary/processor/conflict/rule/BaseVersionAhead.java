package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Nobody can build on a version that the hub has not given yet. */
record BaseVersionAhead() implements Rule {
    @Override
    public String name() {
        return "base-version-ahead";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        var base = c.operation().baseVersion();
        return base != null && base > c.state().version()
                ? Optional.of(new Rejected(ProblemCode.BASE_VERSION_UNKNOWN))
                : Optional.empty();
    }
}
