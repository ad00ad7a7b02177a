package io.tributary.schemas.receipt;

import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one operation. */
public sealed interface Outcome {
    /** The operation's place in the node's request. */
    int index();

    EntityRef entity();

    /** The entity's version after the operation; 0 if there is no such entity. */
    long version();

    /** The name of the rule that decided. */
    String rule();

    /**
     * The operation is now the entity's newest version, or has settled a conflict, or is a count
     * that a rule overruled: such a count stands in the ledger and adds nothing.
     *
     * @param lamport the logical time that the lane gave it
     * @param conflict the record that keeps the value which it replaced unseen or, overruled,
     *        brought; the conflict that it settled; null if there is none
     */
    record Accepted(int index, EntityRef entity, long version, long seq, long lamport, String rule,
            @Nullable UUID conflict) implements Outcome {}

    /** The entity was so already. */
    record Unchanged(int index, EntityRef entity, long version, String rule) implements Outcome {}

    /**
     * The operation was joined with changes that its node had not seen.
     *
     * @param lamport the logical time that the lane gave it
     */
    record Merged(int index, EntityRef entity, long version, long seq, long lamport, String rule)
            implements
                Outcome {}

    /** The operation did not apply; the conflict keeps it. */
    record Conflicting(int index, EntityRef entity, long version, ProblemCode code, String rule,
            UUID conflict) implements Outcome {}

    /** The operation is not possible; sending it again gives the same answer. */
    record Rejected(int index, EntityRef entity, long version, ProblemCode code, String rule)
            implements
                Outcome {}
}
