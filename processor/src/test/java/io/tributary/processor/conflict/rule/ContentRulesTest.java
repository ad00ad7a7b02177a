package io.tributary.processor.conflict.rule;

import static io.tributary.processor.conflict.rule.CaseBuilder.aCase;
import static io.tributary.schemas.fixture.Documents.json;

import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.policy.Content;
import io.tributary.schemas.value.ProblemCode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a document may hold. */
class ContentRulesTest extends RuleExamples {
    static final Set<String> RULES = Set.of("identity-mismatch", "field-not-allowed");

    private static final Content NAMED = new Content("id", null, Map.of());
    private static final Content LISTED = new Content(null, Set.of("a", "b"), Map.of());

    ContentRulesTest() {
        super(RULES);
    }

    @Test
    void aDocumentNamesTheEntityThatItIsPushedFor() {
        assertRuling(aCase().under(NAMED).putting(json("{'id': 'm'}")), "identity-mismatch",
                new Rejected(ProblemCode.IDENTITY_MISMATCH));
        assertRuling(aCase().under(NAMED).putting(json("{'a': 1}")), "identity-mismatch",
                new Rejected(ProblemCode.IDENTITY_MISMATCH));
        assertRuling(aCase().under(NAMED).putting(json("{'id': 'n'}")), "first-write",
                new Applied(json("{'id': 'n'}")));
    }

    @Test
    void aPatchNeedNotNameItsEntityButMustNotRenameIt() {
        var c = aCase().under(NAMED).on(json("{'id': 'n'}")).basedOn(1);

        assertRuling(c.patching(json("{'a': 1}")), "base-version-matches",
                new Applied(json("{'id': 'n', 'a': 1}")));
        assertRuling(c.patching(json("{'id': null}")), "identity-mismatch",
                new Rejected(ProblemCode.IDENTITY_MISMATCH));
    }

    @Test
    void anIdentityIsNoCounter() {
        assertRuling(aCase().under(NAMED).incrementing("id", "1"), "identity-mismatch",
                new Rejected(ProblemCode.IDENTITY_MISMATCH));
    }

    @Test
    void aFieldThatThePolicyDoesNotListIsRejected() {
        assertRuling(aCase().under(LISTED).putting(json("{'a': 1, 'c': 1}")),
                "field-not-allowed", new Rejected(ProblemCode.FIELD_NOT_ALLOWED));
        assertRuling(aCase().under(LISTED).incrementing("c", "1"), "field-not-allowed",
                new Rejected(ProblemCode.FIELD_NOT_ALLOWED));
    }

    @Test
    void aPatchMayRemoveWhatMayNotBeThere() {
        var c = aCase().under(LISTED).on(json("{'a': 1, 'old': 1}")).basedOn(1);

        assertRuling(c.patching(json("{'old': null}")), "base-version-matches",
                new Applied(json("{'a': 1}")));
        assertRuling(c.patching(json("{'old': 2}")), "field-not-allowed",
                new Rejected(ProblemCode.FIELD_NOT_ALLOWED));
    }
}
