package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.util.Optional;

/** Sums do not depend on the order of the summands, so increments always apply. */
record CommutingIncrement() implements Rule {
    /** Beyond these a number is no counter, and adding to it could fill the memory. */
    private static final int DIGITS_MAX = 34;
    private static final int SCALE_MAX = 100;

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
            case Unknown _ -> sum(Document.EMPTY, increment);
            case Live live -> sum(live.data(), increment);
            case Deleted _ -> new Rejected(ProblemCode.DELETED);
        });
    }

    private static Verdict sum(Document data, Operation.Increment increment) {
        var before = data.has(increment.field()) ? data.get(increment.field()) : BigDecimal.ZERO;
        if (!(before instanceof Number counter) || !isCounter(Document.decimal(counter))
                || !isCounter(increment.by())) {
            return new Rejected(ProblemCode.NOT_A_NUMBER);
        }
        var sum = Document.decimal(counter).add(increment.by());
        if (!isCounter(sum)) {
            return new Rejected(ProblemCode.NOT_A_NUMBER);
        }
        Number plain = sum.scale() > 0 ? sum : sum.toBigIntegerExact();
        return new Applied(data.with(increment.field(), plain));
    }

    private static boolean isCounter(BigDecimal exact) {
        // A negative scale is zeros behind the digits, which the stored number spells out.
        return (long) exact.precision() - Math.min(0, exact.scale()) <= DIGITS_MAX
                && exact.scale() <= SCALE_MAX;
    }
}
