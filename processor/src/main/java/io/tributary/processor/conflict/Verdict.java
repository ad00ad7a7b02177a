package io.tributary.processor.conflict;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a rule makes of a case. */
public sealed interface Verdict {
    /** The entity's document from now on; null if there is none, or if it is only counted on. */
    default @Nullable Document written() {
        return switch (this) {
            case Applied it -> it.data();
            case Merged it -> it.data();
            case Overruled it -> it.data();
            case Settles(var effect) -> effect instanceof Settling.Effect.Becomes(var data) ? data
                    : null;
            case Unchanged _,Reaffirmed _,Kept _,Booked _,BookedOnRecord _,Outdone _,Held _,HeldBefore _,Rejected _ ->
                null;
        };
    }

    /** @param data the entity from now on; null if it is deleted */
    record Applied(@Nullable Document data) implements Verdict {}

    /** Both sides' changes stand. */
    record Merged(Document data) implements Verdict {}

    /** The entity is so already. */
    record Unchanged() implements Verdict {}

    /** The entity is so already, and from now on it is so by this operation, which stands higher. */
    record Reaffirmed() implements Verdict {}

    /**
     * The incoming side wins, and the current one is kept in a conflict.
     *
     * @param data the entity from now on; null if it is deleted
     * @param tier of the conflict
     */
    record Overruled(@Nullable Document data, int tier) implements Verdict {}

    /** The current side stays, and the incoming one is kept in a conflict. */
    record Kept(ProblemCode code, int tier, Conflict.Status status) implements Verdict {
        /** What the policy declares decides. */
        public static Kept declared(ProblemCode code) {
            return new Kept(code, 1, Conflict.Status.RESOLVED_AUTO);
        }

        /** A person decides. */
        public static Kept open(ProblemCode code) {
            return new Kept(code, 3, Conflict.Status.PENDING);
        }
    }

    /** The count is booked, and nothing is lost by it. */
    record Booked() implements Verdict {}

    /**
     * The count is booked, and a conflict notes what it passes over.
     *
     * @param tier of the conflict
     * @param current what the conflict keeps of the current side
     */
    record BookedOnRecord(int tier, Side current) implements Verdict {}

    /**
     * The count stands in the ledger and adds nothing, and a conflict keeps it.
     *
     * @param tier of the conflict
     * @param current the count that won
     */
    record Outdone(int tier, Side current) implements Verdict {}

    /**
     * The count is not booked: it waits in a conflict for a person.
     *
     * @param current what stands against it
     */
    record Held(ProblemCode code, Side current) implements Verdict {}

    /** The count came before, and is kept in this conflict. */
    record HeldBefore(ProblemCode code, UUID conflict) implements Verdict {}

    /** The conflict is settled, and this follows for the entity. */
    record Settles(Settling.Effect effect) implements Verdict {}

    /** The operation is not possible. */
    record Rejected(ProblemCode code) implements Verdict {}
}
