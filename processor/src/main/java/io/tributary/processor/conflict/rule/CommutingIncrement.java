package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.CounterValue;
import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Held;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Sums do not depend on the order of the summands, so increments always apply. */
record CommutingIncrement() implements Rule {
    @Override
    public String name() {
        return "commuting-increment";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (!(c.operation() instanceof Operation.Increment increment)) {
            return Optional.empty();
        }
        return Optional.of(switch (c.state()) {
            case Unknown _,Held _ -> sum(Document.EMPTY, increment);
            case Live live -> sum(live.data(), increment);
            case Deleted _ -> new Rejected(ProblemCode.DELETED);
        });
    }

    private static Verdict sum(Document data, Operation.Increment increment) {
        var before = CounterValue.of(data, increment.field());
        if (before.isEmpty() || !CounterValue.isCountable(increment.by())) {
            return new Rejected(ProblemCode.NOT_A_NUMBER);
        }
        var sum = before.get().add(increment.by());
        return CounterValue.isCountable(sum)
                ? new Applied(data.with(increment.field(), CounterValue.plain(sum)))
                : new Rejected(ProblemCode.NOT_A_NUMBER);
    }
}
