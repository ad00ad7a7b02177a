package io.tributary.processor.conflict.rule;

import static io.tributary.processor.conflict.rule.CaseBuilder.aCase;
import static io.tributary.schemas.fixture.Documents.json;

import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Merged;
import io.tributary.processor.conflict.Verdict.Overruled;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.processor.conflict.Verdict.Unchanged;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.value.ProblemCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the version decides that a node had seen, and what the policy where it does not. */
class VersionRulesTest extends RuleExamples {
    static final Set<String> RULES = Set.of("first-write", "base-version-matches",
            "base-version-ahead", "base-version-required", "identical-content", "nothing-to-delete",
            "nothing-to-patch", "disjoint-fields", "manual", "current-wins", "incoming-wins",
            "base-version-must-match");

    VersionRulesTest() {
        super(RULES);
    }

    @Test
    void whatNeverWasIsCreated() {
        assertRuling(aCase().putting(json("{'a': 1}")),
                "first-write", new Applied(json("{'a': 1}")));
    }

    @Test
    void whoSawTheNewestVersionMayChangeIt() {
        assertRuling(aCase().on(json("{'a': 1}")).basedOn(1).patching(json("{'b': 2}")),
                "base-version-matches", new Applied(json("{'a': 1, 'b': 2}")));
    }

    @Test
    void whoSawTheNewestVersionMayDeleteIt() {
        assertRuling(aCase().on(json("{'a': 1}")).basedOn(1).deleting(),
                "base-version-matches", new Applied(null));
    }

    @Test
    void aDeletedEntityComesBackByItsVersion() {
        assertRuling(aCase().on(json("{'a': 0}")).thenDeleted().basedOn(2).putting(json(
                "{'a': 1}")),
                "base-version-matches", new Applied(json("{'a': 1}")));
    }

    @Test
    void aVersionThatTheHubNeverGaveIsNoBase() {
        assertRuling(aCase().on(json("{'a': 1}")).basedOn(9).putting(json("{'a': 2}")),
                "base-version-ahead", new Rejected(ProblemCode.BASE_VERSION_UNKNOWN));
    }

    @Test
    void aPolicyMayDemandTheBaseVersion() {
        assertRuling(aCase().on(json("{'a': 1}")).under(Blind.REQUIRE_BASE)
                .putting(json("{'a': 2}")),
                "base-version-required", new Rejected(ProblemCode.BASE_VERSION_REQUIRED));
    }

    @Test
    void whatIsSoAlreadyIsNoConflictOnWhateverVersionItWasMade() {
        assertRuling(aCase().on(json("{'a': 1}")).then(json("{'a': 2}")).basedOn(1)
                .putting(json("{'a': 2.0}")), "identical-content", new Unchanged());
    }

    @Test
    void whatIsGoneStaysGone() {
        assertRuling(aCase().on(json("{'a': 0}")).thenDeleted().basedOn(1).deleting(),
                "nothing-to-delete",
                new Unchanged());
    }

    @Test
    void whatNeverWasCannotBePatched() {
        assertRuling(aCase().patching(json("{'a': 1}")), "nothing-to-patch",
                new Rejected(ProblemCode.ENTITY_UNKNOWN));
    }

    @Test
    void whatIsDeletedCannotBePatchedKnowingly() {
        assertRuling(aCase().on(json("{'a': 0}")).thenDeleted().basedOn(2).patching(json(
                "{'a': 1}")),
                "nothing-to-patch", new Rejected(ProblemCode.DELETED));
    }

    @Test
    void changesOfDifferentFieldsAreMerged() {
        assertRuling(aCase().on(json("{'a': 1, 'b': 1}")).then(json("{'a': 2, 'b': 1}")).basedOn(1)
                .putting(json("{'a': 1, 'b': 2}")),
                "disjoint-fields", new Merged(json("{'a': 2, 'b': 2}")));
    }

    @Test
    void nodesThatRemovedTheSameAndNothingElseAgree() {
        assertRuling(aCase().on(json("{'a': 1, 'b': 1}")).then(json("{'a': 2}")).basedOn(1)
                .putting(json("{'a': 1}")), "disjoint-fields", new Unchanged());
    }

    @Test
    void changesOfTheSameFieldWaitForAPerson() {
        assertRuling(aCase().on(json("{'a': 1}")).then(json("{'a': 2}")).basedOn(1)
                .putting(json("{'a': 3}")),
                "manual", waits());
    }

    @Test
    void thePolicyMayLetTheHubsValueWin() {
        assertRuling(aCase().on(json("{'a': 1}")).then(json("{'a': 2}")).basedOn(1)
                .under(Overlap.CURRENT_WINS).putting(json("{'a': 3}")),
                "current-wins",
                stays(ProblemCode.VERSION_MISMATCH));
    }

    @Test
    void thePolicyMayRefuseWhatWasMadeOnAnOlderVersion() {
        assertRuling(aCase().on(json("{'a': 1}")).then(json("{'a': 2}")).basedOn(1)
                .under(Overlap.REJECT).putting(json("{'a': 3}")),
                "base-version-must-match", new Rejected(ProblemCode.VERSION_MISMATCH));
    }

    @Test
    void whereTheIncomingValueWinsUntouchedFieldsStay() {
        assertRuling(aCase().on(json("{'a': 1, 'b': 1}")).then(json("{'a': 2, 'b': 2}")).basedOn(1)
                .under(Overlap.INCOMING_WINS).putting(json("{'a': 3, 'b': 1}")),
                "incoming-wins", new Overruled(json("{'a': 3, 'b': 2}"), 1));
    }

    @Test
    void aDeletionOfWhatOthersChangedSinceIsAConflict() {
        assertRuling(aCase().on(json("{'a': 1}")).then(json("{'a': 2}")).basedOn(1).deleting(),
                "manual", waits());
    }

    @Test
    void aPatchOfWhatOthersDeletedSinceIsAConflict() {
        assertRuling(aCase().on(json("{'a': 0}")).thenDeleted().basedOn(1).patching(json(
                "{'a': 2}")),
                "manual", waits());
    }

    @Test
    void withoutTheHeuristicsAgreementIsNotLookedFor() {
        assertRuling(aCase().without(Heuristic.IDENTICAL_CONTENT).on(json("{'a': 1}")).basedOn(1)
                .putting(json("{'a': 1}")), "base-version-matches",
                new Applied(json("{'a': 1}")));
        assertRuling(aCase().without(Heuristic.DISJOINT_FIELDS).on(json("{'a': 1, 'b': 1}"))
                .then(json("{'a': 2, 'b': 1}")).basedOn(1).patching(json("{'b': 2}")), "manual",
                waits());
    }
}
