package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Where the policy wants it so, nobody may write without saying what they had seen. */
record BaseVersionRequired() implements Rule {
    @Override
    public String name() {
        return "base-version-required";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        return c.operation().baseVersion() == null && c.policy().blind() == Blind.REQUIRE_BASE
                ? Optional.of(new Rejected(ProblemCode.BASE_VERSION_REQUIRED))
                : Optional.empty();
    }
}
