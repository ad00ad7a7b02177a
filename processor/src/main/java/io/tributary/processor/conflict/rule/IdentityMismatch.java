package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document that names its entity must name the one that it is pushed for. */
record IdentityMismatch() implements Rule {
    @Override
    public String name() {
        return "identity-mismatch";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        var identity = c.policy().content().identity();
        if (identity == null) {
            return Optional.empty();
        }
        boolean mismatch = switch (c.operation()) {
            case Operation.Put put -> !names(put.data(), identity, c);
            case Operation.Patch patch ->
                patch.patch().has(identity) && !names(patch.patch(), identity, c);
            case Operation.Count count -> count.field().equals(identity);
            case Operation.Delete _,Operation.Settle _ -> false;
        };
        return mismatch ? Optional.of(new Rejected(ProblemCode.IDENTITY_MISMATCH))
                : Optional.empty();
    }

    private static boolean names(Document document, String identity, Case c) {
        return c.operation().entity().id().equals(id(document.get(identity)));
    }

    private static @Nullable String id(@Nullable Object value) {
        return value instanceof Number number ? Document.decimal(number).toPlainString()
                : value instanceof String text ? text : null;
    }
}
