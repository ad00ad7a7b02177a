package io.tributary.processor.conflict;

import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.schemas.policy.Counter;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds counters within their bounds, also where a whole document would carry them over. */
public final class CounterBounds {
    /** The rule's name. */
    public static final String NAME = "counter-bound";

    private CounterBounds() {}

    /**
     * Whether a field would go beyond a bound. Who comes nearer to it from outside may.
     *
     * @param before null if the field was not there
     */
    public static boolean isPassed(Counter counter, @Nullable BigDecimal before,
            BigDecimal after) {
        return isPassed(counter.min(), before, after, -1)
                || isPassed(counter.max(), before, after, 1);
    }

    /** @param outward the sign of what lies beyond the bound */
    private static boolean isPassed(@Nullable BigDecimal bound, @Nullable BigDecimal before,
            BigDecimal after, int outward) {
        if (bound == null || after.compareTo(bound) * outward <= 0) {
            return false;
        }
        return before == null || after.compareTo(before) * outward > 0;
    }

    /** The ruling on a document, unless one of its counters forbids it. */
    static Ruling within(Case c, Ruling ruling) {
        var written = ruling.verdict().written();
        for (var counter : c.policy().counters()) {
            var verdict = written == null ? null : verdict(c, counter, written, ruling.verdict());
            if (verdict != null) {
                return new Ruling(NAME, verdict);
            }
        }
        return ruling;
    }

    private static @Nullable Verdict verdict(Case c, Counter counter, Document written,
            Verdict verdict) {
        var after = CounterValue.of(written, counter.field());
        if (after.isEmpty()) {
            return new Verdict.Rejected(ProblemCode.NOT_A_NUMBER);
        }
        if (verdict instanceof Verdict.Settles || !written.has(counter.field())) {
            // What a person decides is decided.
            return null;
        }
        var before = before(c, counter);
        if (!isPassed(counter, before.orElse(null), after.get())) {
            return null;
        }
        return switch (counter.beyond()) {
            case REJECT -> new Verdict.Rejected(ProblemCode.BOUND_EXCEEDED);
            case CONFLICT -> c.state() instanceof Unknown
                    ? new Verdict.Rejected(ProblemCode.BOUND_EXCEEDED)
                    : Verdict.Kept.open(ProblemCode.BOUND_EXCEEDED);
            case RECORD -> verdict instanceof Verdict.Applied(var data)
                    && !(c.state() instanceof Unknown) ? new Verdict.Overruled(data, 1) : null;
        };
    }

    private static Optional<BigDecimal> before(Case c, Counter counter) {
        return c.state() instanceof Live live && live.data().has(counter.field())
                ? CounterValue.of(live.data(), counter.field())
                : Optional.empty();
    }
}
