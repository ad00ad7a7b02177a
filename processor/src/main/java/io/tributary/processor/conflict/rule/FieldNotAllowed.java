package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.policy.Content;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;

/** Where the policy lists the fields of a type, a document has no others. */
record FieldNotAllowed() implements Rule {
    @Override
    public String name() {
        return "field-not-allowed";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        return isAllowed(c.operation(), c.policy().content()) ? Optional.empty()
                : Optional.of(new Rejected(ProblemCode.FIELD_NOT_ALLOWED));
    }

    private static boolean isAllowed(Operation operation, Content content) {
        return content.fields() == null || switch (operation) {
            case Operation.Put put -> put.data().fields().keySet().stream()
                    .allMatch(content::allows);
            // To remove what may not be there is no harm.
            case Operation.Patch patch -> patch.patch().fields().entrySet().stream()
                    .allMatch(field -> field.getValue() == null
                            || content.allows(field.getKey()));
            case Operation.Count count -> content.allows(count.field());
            case Operation.Delete _,Operation.Settle _ -> true;
        };
    }
}
