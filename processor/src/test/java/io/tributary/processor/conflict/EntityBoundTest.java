package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityBoundTest {
    private static final EntityRef ENTITY = new EntityRef("note", "n");
    private static final Document TEN_LONG = json("{'a': 1234}");

    private final Operation patch = new Operation.Patch(0, ENTITY, Basis.NONE, Document.EMPTY);
    private final Operation put = new Operation.Put(0, ENTITY, Basis.NONE, Document.EMPTY);

    @Test
    void aPatchMayFillTheBoundAndNotPassIt() {
        int length = TEN_LONG.length();

        assertThat(exceeds(patch, new Verdict.Applied(TEN_LONG), length)).isFalse();
        assertThat(exceeds(patch, new Verdict.Applied(TEN_LONG), length - 1)).isTrue();
        assertThat(exceeds(patch, new Verdict.Overruled(TEN_LONG, 1), length - 1)).isTrue();
    }

    @Test
    void anIncrementIsBoundedToo() {
        var increment = new Operation.Increment(0, ENTITY, Basis.NONE, "n",
                BigDecimal.ONE, null);

        assertThat(exceeds(increment, new Verdict.Applied(TEN_LONG), 1)).isTrue();
    }

    @Test
    void aPutIsBoundedOnlyWhereItIsMerged() {
        assertThat(exceeds(put, new Verdict.Applied(TEN_LONG), 1)).isFalse();
        assertThat(exceeds(put, new Verdict.Merged(TEN_LONG), 1)).isTrue();
    }

    @Test
    void whatWritesNothingIsNeverTooLong() {
        for (var verdict : List.of(new Verdict.Applied(null), new Verdict.Unchanged(),
                new Verdict.Rejected(ProblemCode.DELETED), new Verdict.Kept(
                        ProblemCode.OLDER_WRITE, 1, Conflict.Status.RESOLVED_AUTO))) {
            assertThat(exceeds(patch, verdict, 0)).isFalse();
        }
    }

    private static boolean exceeds(Operation operation, Verdict verdict, int lengthMax) {
        return EntityBound.isExceeded(operation, verdict, lengthMax);
    }
}
