package io.tributary.processor.conflict;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import org.jspecify.annotations.Nullable;

/** What a rule makes of a case. */
public sealed interface Verdict {
    /** @param data the entity from now on; null if it is deleted */
    record Applied(@Nullable Document data) implements Verdict {}

    /** Both sides' changes stand. */
    record Merged(Document data) implements Verdict {}

    /** The entity is so already. */
    record Unchanged() implements Verdict {}

    /**
     * The incoming side wins, and the current one is kept in a conflict.
     *
     * @param data the entity from now on; null if it is deleted
     * @param tier of the conflict
     */
    record Overruled(@Nullable Document data, int tier) implements Verdict {}

    /** The current side stays, and the incoming one is kept in a conflict. */
    record Kept(ProblemCode code, int tier, Conflict.Status status) implements Verdict {}

    /** The operation is not possible. */
    record Rejected(ProblemCode code) implements Verdict {}
}
