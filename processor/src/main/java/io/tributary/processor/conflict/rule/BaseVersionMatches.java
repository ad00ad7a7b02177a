package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Applied;
import java.util.Optional;

/** Who had seen the newest version may change it. */
record BaseVersionMatches() implements Rule {
    @Override
    public String name() {
        return "base-version-matches";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        var base = c.operation().baseVersion();
        return base != null && base == c.state().version()
                ? Optional.of(new Applied(Wanted.of(c)))
                : Optional.empty();
    }
}
