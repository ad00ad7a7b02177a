package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.FieldMerge;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Merged;
import io.tributary.processor.conflict.Verdict.Unchanged;
import io.tributary.schemas.policy.Heuristic;
import java.util.Optional;

/** Two nodes that changed different fields since the base version both get what they wanted. */
record DisjointFields() implements Rule {
    @Override
    public String name() {
        return "disjoint-fields";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (!c.policy().uses(Heuristic.DISJOINT_FIELDS)
                || !(c.state() instanceof Live live)) {
            return Optional.empty();
        }
        return FieldMerge.of(live, c.operation()).filter(merge -> merge.overlap().isEmpty())
                .map(merge -> merge.result().sameAs(live.data()) ? new Unchanged()
                        : new Merged(merge.result()));
    }
}
