package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Held;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/**
 * A patch needs an entity. One that was made on a live version of an entity deleted meanwhile is not
 * meant here: that is a conflict, for the later rules.
 */
record NothingToPatch() implements Rule {
    @Override
    public String name() {
        return "nothing-to-patch";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (!(c.operation() instanceof Operation.Patch patch)) {
            return Optional.empty();
        }
        var base = patch.baseVersion();
        return switch (c.state()) {
            case Unknown _,Held _ -> Optional.of(new Rejected(ProblemCode.ENTITY_UNKNOWN));
            case Deleted gone when base == null || base == gone.version() ->
                Optional.of(new Rejected(ProblemCode.DELETED));
            case Deleted _,Live _ -> Optional.empty();
        };
    }
}
