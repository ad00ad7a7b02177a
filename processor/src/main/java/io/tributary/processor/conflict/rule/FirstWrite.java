package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.schemas.push.Operation;
import java.util.Optional;

/** Where nothing was, nothing can conflict. */
record FirstWrite() implements Rule {
    @Override
    public String name() {
        return "first-write";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        return c.state() instanceof Unknown && c.operation() instanceof Operation.Put put
                ? Optional.of(new Applied(put.data()))
                : Optional.empty();
    }
}
