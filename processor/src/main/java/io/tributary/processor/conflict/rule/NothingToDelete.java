package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
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
        return c.operation() instanceof Operation.Delete && !(c.state() instanceof Live)
                ? Optional.of(new Unchanged())
                : Optional.empty();
    }
}
