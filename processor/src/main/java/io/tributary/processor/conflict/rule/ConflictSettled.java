package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Settling;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.processor.conflict.Verdict.Unchanged;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Settlement.Merge;
import io.tributary.schemas.conflict.Settlement.Resolution;
import io.tributary.schemas.conflict.Settlement.Restore;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** A person settles a conflict once; only to restore a side is allowed after that. */
record ConflictSettled() implements SettlementRule {
    @Override
    public String name() {
        return "conflict-settled";
    }

    @Override
    public Optional<Verdict> judge(Settling settling) {
        if (settling.resolution() instanceof Restore) {
            return Optional.empty();
        }
        var before = settling.before();
        if (before != null && isSame(before.settlement(), settling.resolution())) {
            return Optional.of(new Unchanged());
        }
        return before == null && isOpen(settling) ? Optional.empty()
                : Optional.of(new Rejected(ProblemCode.ALREADY_SETTLED));
    }

    /** What a rule decided a person may still replace by a document of their own. */
    private static boolean isOpen(Settling settling) {
        return settling.conflict().status() == Status.PENDING
                || settling.resolution() instanceof Merge;
    }

    private static boolean isSame(Settlement before, Resolution now) {
        if (before.resolution() instanceof Merge(var then) && now instanceof Merge(var data)) {
            return then.sameAs(data);
        }
        return before.resolution().equals(now);
    }
}
