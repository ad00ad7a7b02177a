package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import org.jspecify.annotations.Nullable;

/** What an operation would make of the entity if nothing stood against it. */
final class Wanted {
    private Wanted() {}

    /** Null if the entity would be gone. */
    static @Nullable Document of(Case c) {
        return switch (c.operation()) {
            case Operation.Put put -> put.data();
            case Operation.Patch patch -> document(c.state()).patched(patch.patch());
            case Operation.Delete _ -> null;
            case Operation.Count _,Operation.Settle _ -> throw new IllegalStateException(
                    "counts and settlements are decided by their own rules before all others");
        };
    }

    private static Document document(EntityState state) {
        return state instanceof Live live ? live.data() : Document.EMPTY;
    }
}
