package io.tributary.cli.replay;

import io.tributary.schemas.codec.OutcomeJson;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What became of an operation, by which rule.
 *
 * @param status as receipts spell it
 * @param code null if nothing stood against the operation
 */
public record Fate(String status, String rule, @Nullable ProblemCode code) {
    static Fate of(Outcome outcome) {
        var json = OutcomeJson.of(outcome);
        return new Fate(json.status(), json.rule(), json.code());
    }

    /** {@code status/rule}. */
    @Override
    public String toString() {
        return status + "/" + rule;
    }
}
