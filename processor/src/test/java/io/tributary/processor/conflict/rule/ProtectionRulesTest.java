package io.tributary.processor.conflict.rule;

import static io.tributary.processor.conflict.rule.CaseBuilder.aCase;
import static io.tributary.schemas.fixture.Documents.json;

import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Merged;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.processor.conflict.Verdict.Unchanged;
import io.tributary.schemas.policy.Condition;
import io.tributary.schemas.policy.Protection;
import io.tributary.schemas.policy.Protection.Transition;
import io.tributary.schemas.value.ProblemCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may not change any more. */
class ProtectionRulesTest extends RuleExamples {
    static final Set<String> RULES = Set.of("append-only", "immutable", "fixed-field",
            "count-protected");

    private static final Protection ONCE_CONFIRMED = Protection.immutableWhen(
            Condition.oneOf("status", "confirmed", "logged"),
            new Transition("status", "confirmed", "logged"));

    ProtectionRulesTest() {
        super(RULES);
    }

    @Test
    void anAppendedEntityStaysAsItIs() {
        var c = aCase().under(Protection.APPEND_ONLY).onOwn(json("{'a': 1}")).basedOn(1);

        assertRuling(c.putting(json("{'a': 2}")), "append-only", stays(ProblemCode.IMMUTABLE));
        assertRuling(c.patching(json("{'b': 2}")), "append-only", stays(ProblemCode.IMMUTABLE));
        assertRuling(c.deleting(), "append-only", stays(ProblemCode.IMMUTABLE));
    }

    @Test
    void toAppendTheSameAgainChangesNothing() {
        assertRuling(aCase().under(Protection.APPEND_ONLY).on(json("{'a': 1}"))
                .putting(json("{'a': 1.0}")), "identical-content", new Unchanged());
    }

    @Test
    void aConfirmedDocumentIsImmutableEvenForWhoKnowsIt() {
        var c = aCase().under(ONCE_CONFIRMED).onOwn(json("{'status': 'confirmed', 'a': 1}"))
                .basedOn(1);

        assertRuling(c.patching(json("{'a': 2}")), "immutable", stays(ProblemCode.IMMUTABLE));
        assertRuling(c.patching(json("{'status': 'draft'}")), "immutable",
                stays(ProblemCode.IMMUTABLE));
        assertRuling(c.deleting(), "immutable", stays(ProblemCode.IMMUTABLE));
    }

    @Test
    void aDraftMayChange() {
        assertRuling(aCase().under(ONCE_CONFIRMED).on(json("{'status': 'draft'}")).basedOn(1)
                .putting(json("{'status': 'confirmed'}")), "base-version-matches",
                new Applied(json("{'status': 'confirmed'}")));
    }

    @Test
    void aDeclaredTransitionIsAllowedIfNothingElseChanges() {
        var c = aCase().under(ONCE_CONFIRMED).on(json("{'status': 'confirmed', 'a': 1}"))
                .basedOn(1);

        assertRuling(c.patching(json("{'status': 'logged'}")), "base-version-matches",
                new Applied(json("{'status': 'logged', 'a': 1}")));
        assertRuling(c.patching(json("{'status': 'logged', 'a': 2}")), "immutable",
                stays(ProblemCode.IMMUTABLE));
    }

    @Test
    void aTransitionGoesOneWay() {
        assertRuling(aCase().under(ONCE_CONFIRMED).on(json("{'status': 'logged'}")).basedOn(1)
                .putting(json("{'status': 'confirmed'}")), "immutable",
                stays(ProblemCode.IMMUTABLE));
    }

    @Test
    void aFixedFieldKeepsItsFirstValue() {
        var c = aCase().under(Protection.fixed("device")).on(json("{'device': 'd1', 'a': 1}"))
                .basedOn(1);

        assertRuling(c.putting(json("{'device': 'd2', 'a': 1}")), "fixed-field",
                stays(ProblemCode.FIXED_FIELD));
        assertRuling(c.putting(json("{'a': 1}")), "fixed-field", stays(ProblemCode.FIXED_FIELD));
        assertRuling(c.putting(json("{'device': 'd1', 'a': 2}")), "base-version-matches",
                new Applied(json("{'device': 'd1', 'a': 2}")));
    }

    @Test
    void aFixedFieldMayGetItsFirstValueLater() {
        assertRuling(aCase().under(Protection.fixed("device")).on(json("{'device': null}"))
                .basedOn(1).patching(json("{'device': 'd1'}")), "base-version-matches",
                new Applied(json("{'device': 'd1'}")));
    }

    @Test
    void whatOthersFixedSinceIsNotTouchedByADocumentThatLeftItAlone() {
        assertRuling(aCase().under(Protection.fixed("device")).on(json("{'a': 1}"))
                .then(json("{'a': 1, 'device': 'd1'}")).basedOn(1).putting(json("{'a': 2}")),
                "disjoint-fields", new Merged(
                        json("{'a': 2, 'device': 'd1'}")));
    }

    @Test
    void whatMayNotChangeIsNotCountedOn() {
        assertRuling(aCase().under(Protection.APPEND_ONLY).on(json("{'n': 1}"))
                .incrementing("n", "1"), "count-protected", new Rejected(ProblemCode.IMMUTABLE));
        assertRuling(aCase().under(ONCE_CONFIRMED).on(json("{'status': 'logged'}"))
                .incrementing("n", "1"), "count-protected", new Rejected(ProblemCode.IMMUTABLE));
        assertRuling(aCase().under(Protection.fixed("n")).on(json("{'n': 1}"))
                .incrementing("n", "1"), "count-protected",
                new Rejected(ProblemCode.FIXED_FIELD));
    }
}
