package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Reaffirmed;
import io.tributary.processor.conflict.Verdict.Unchanged;
import io.tributary.schemas.push.Operation;
import java.util.Optional;

/** What is gone already stays gone, whoever asks and whatever they had seen. */
record NothingToDelete() implements Rule {
    @Override
    public String name() {
        return "nothing-to-delete";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (!(c.operation() instanceof Operation.Delete delete) || c.state() instanceof Live) {
            return Optional.empty();
        }
        return Optional.of(delete.baseVersion() == null && c.state() instanceof Deleted gone
                && Contest.isHigher(c, gone) ? new Reaffirmed() : new Unchanged());
    }
}
