package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.FieldMerge;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Overruled;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operation makes of the entity where it wins: what it did not touch stays as it is. */
final class Intended {
    private Intended() {}

    /** Null if the entity would be gone. */
    static @Nullable Document of(Case c) {
        var merge = c.state() instanceof Live live ? FieldMerge.of(live, c.operation())
                : Optional.<FieldMerge>empty();
        return merge.isPresent() ? merge.get().result() : Wanted.of(c);
    }

    /**
     * The operation wins. Empty if nobody can say what the entity then is: a patch of what is deleted
     * does not bring the rest back.
     */
    static Optional<Verdict> overruling(Case c, int tier) {
        return c.operation() instanceof Operation.Patch && c.state() instanceof Deleted
                ? Optional.empty()
                : Optional.of(new Overruled(of(c), tier));
    }
}
