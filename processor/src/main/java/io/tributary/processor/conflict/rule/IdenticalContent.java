package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Reaffirmed;
import io.tributary.processor.conflict.Verdict.Unchanged;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import java.util.Optional;

/** An operation that asks for what is already so changes nothing, on whatever version it was made. */
record IdenticalContent() implements Rule {
    @Override
    public String name() {
        return "identical-content";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (!c.policy().uses(Heuristic.IDENTICAL_CONTENT) || !(c.state() instanceof Live live)
                || !isSo(live.data(), c.operation())) {
            return Optional.empty();
        }
        return Optional.of(isWhole(c) && Contest.isHigher(c, live) ? new Reaffirmed()
                : new Unchanged());
    }

    private static boolean isSo(Document data, Operation operation) {
        return switch (operation) {
            case Operation.Put put -> put.data().sameAs(data);
            case Operation.Patch patch -> data.isUnchangedBy(patch.patch());
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> false;
        };
    }

    /** A patch says nothing of the fields beside its own. */
    private static boolean isWhole(Case c) {
        return c.operation() instanceof Operation.Put && c.operation().baseVersion() == null;
    }
}
