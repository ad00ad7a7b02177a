package io.tributary.processor.conflict;

import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import org.jspecify.annotations.Nullable;

/** No document grows past its bound, however many small steps it takes. */
final class EntityBound {
    static final Ruling RULING = new Ruling("entity-bound",
            new Verdict.Rejected(ProblemCode.ENTITY_TOO_LARGE));

    private EntityBound() {}

    static boolean isExceeded(Operation operation, Verdict verdict, int lengthMax) {
        var data = written(verdict);
        // A document that came whole was measured at the door.
        boolean whole = operation instanceof Operation.Put && !(verdict instanceof Verdict.Merged);
        return data != null && !whole && data.length() > lengthMax;
    }

    private static @Nullable Document written(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Applied it -> it.data();
            case Verdict.Merged it -> it.data();
            case Verdict.Overruled it -> it.data();
            case Verdict.Unchanged _,Verdict.Reaffirmed _,Verdict.Kept _,Verdict.Rejected _ -> null;
        };
    }
}
