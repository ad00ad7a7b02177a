package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** A fixed field keeps the first value that it gets, as long as the entity lives. */
record FixedField() implements Rule {
    @Override
    public String name() {
        return "fixed-field";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        var fixed = c.policy().protection().fixed();
        if (fixed.isEmpty() || !(c.state() instanceof Live live)) {
            return Optional.empty();
        }
        var intended = Intended.of(c);
        return intended != null && fixed.stream()
                .anyMatch(field -> isChanged(live.data(), intended, field))
                        ? Optional.of(Kept.declared(ProblemCode.FIXED_FIELD))
                        : Optional.empty();
    }

    private static boolean isChanged(Document from, Document to, String field) {
        return from.get(field) != null && !from.sameField(to, field);
    }
}
