package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.schemas.policy.Protection.Transition;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document that says what makes it immutable changes by a declared transition or not at all. */
record Immutable() implements Rule {
    @Override
    public String name() {
        return "immutable";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        var protection = c.policy().protection();
        if (!(c.state() instanceof Live live) || !protection.isImmutable(live.data())) {
            return Optional.empty();
        }
        var intended = Intended.of(c);
        boolean allowed = intended != null && (intended.sameAs(live.data())
                || protection.transitions().stream()
                        .anyMatch(transition -> isOnly(transition, live.data(), intended)));
        return allowed ? Optional.empty()
                : Optional.of(Kept.declared(ProblemCode.IMMUTABLE));
    }

    private static boolean isOnly(Transition transition, Document from, Document to) {
        var field = transition.field();
        return is(from.get(field), transition.from()) && is(to.get(field), transition.to())
                && from.without(field).sameAs(to.without(field));
    }

    private static boolean is(@Nullable Object value, @Nullable Object wanted) {
        return Document.same(value, wanted);
    }
}
