package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Settling;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Only the lane that recorded a conflict can settle it. */
record ConflictUnknown() implements SettlementRule {
    @Override
    public String name() {
        return "conflict-unknown";
    }

    @Override
    public Optional<Verdict> judge(Settling settling) {
        return settling.conflict().lane().equals(settling.lane()) ? Optional.empty()
                : Optional.of(new Rejected(ProblemCode.NOT_FOUND));
    }
}
