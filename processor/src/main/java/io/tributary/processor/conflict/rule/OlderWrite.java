package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/**
 * A write that names no base version and is the older one by the policy's clock replaces nothing. At
 * the same time the greater node id wins, so that the order of arrival does not matter.
 */
record OlderWrite() implements Rule {
    @Override
    public String name() {
        return "older-write";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        return c.operation().baseVersion() == null && c.state() instanceof Known current
                && Contest.isOlder(c, current)
                        ? Optional.of(Kept.declared(ProblemCode.OLDER_WRITE))
                        : Optional.empty();
    }
}
