package io.tributary.processor.conflict;

import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.ProblemCode;

/** No document grows past its bound, however many small steps it takes. */
final class EntityBound {
    static final Ruling RULING = new Ruling("entity-bound",
            new Verdict.Rejected(ProblemCode.ENTITY_TOO_LARGE));

    private EntityBound() {}

    static boolean isExceeded(Operation operation, Verdict verdict, int lengthMax) {
        var data = verdict.written();
        // A document that came whole was measured at the door.
        boolean whole = operation instanceof Operation.Put && !(verdict instanceof Verdict.Merged);
        return data != null && !whole && data.length() > lengthMax;
    }
}
