package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Counting;
import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Held;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.HeldBefore;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.processor.conflict.Verdict.Unchanged;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** A count is booked once, whoever sends it again, and one that is held is held once. */
record SameEntry() implements CountRule {
    @Override
    public String name() {
        return "same-entry";
    }

    @Override
    public Optional<Verdict> judge(Counting counting) {
        return switch (counting.entryState()) {
            case Unknown _ -> Optional.empty();
            case Live _ when counting.isAnothersEntry() ->
                Optional.of(new Rejected(ProblemCode.KEY_REUSED));
            case Live _,Deleted _ -> Optional.of(new Unchanged());
            case Held(var conflict, var code) -> Optional.of(new HeldBefore(code, conflict));
        };
    }
}
