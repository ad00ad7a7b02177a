package io.tributary.processor.conflict.rule;

import static io.tributary.processor.conflict.rule.CaseBuilder.aCase;
import static io.tributary.schemas.fixture.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Ruling;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.processor.conflict.Verdict.Merged;
import io.tributary.processor.conflict.Verdict.Overruled;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.processor.conflict.Verdict.Unchanged;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigInteger;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each rule decides, asked in the order in which all rules are asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulebookTest {
    private final TreeSet<String> seen = new TreeSet<>();

    @AfterAll
    void everyRuleHasItsExample() {
        assertThat(seen).containsExactlyInAnyOrderElementsOf(
                Rulebook.DOCUMENTS.stream().map(Rule::name).toList());
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
        assertRuling(aCase().onDeleted(4).basedOn(4).putting(json("{'a': 1}")),
                "base-version-matches", new Applied(json("{'a': 1}")));
    }

    @Test
    void aVersionThatTheHubNeverGaveIsNoBase() {
        assertRuling(aCase().on(json("{'a': 1}")).basedOn(9).putting(json("{'a': 2}")),
                "base-version-ahead", new Rejected(ProblemCode.BASE_VERSION_UNKNOWN));
    }

    @Test
    void aPolicyMayDemandTheBaseVersion() {
        assertRuling(aCase().on(json("{'a': 1}")).blind(Blind.REQUIRE_BASE)
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
        assertRuling(aCase().onDeleted(4).basedOn(2).deleting(), "nothing-to-delete",
                new Unchanged());
    }

    @Test
    void whatNeverWasCannotBePatched() {
        assertRuling(aCase().patching(json("{'a': 1}")), "nothing-to-patch",
                new Rejected(ProblemCode.ENTITY_UNKNOWN));
    }

    @Test
    void whatIsDeletedCannotBePatchedKnowingly() {
        assertRuling(aCase().onDeleted(4).basedOn(4).patching(json("{'a': 1}")),
                "nothing-to-patch", new Rejected(ProblemCode.DELETED));
    }

    @Test
    void aWriteWithoutBaseReplacesAnotherNodesOnTheRecord() {
        assertRuling(aCase().on(json("{'a': 1}")).putting(json("{'a': 2}")),
                "last-write-wins", new Overruled(json("{'a': 2}"), 1));
    }

    @Test
    void aNodeReplacesItsOwnWriteWithoutARecord() {
        assertRuling(aCase().onOwn(json("{'a': 1}")).putting(json("{'a': 2}")),
                "last-write-wins", new Applied(json("{'a': 2}")));
    }

    @Test
    void anEarlierWriteByTheTimeFieldIsKeptInAConflictOnly() {
        assertRuling(aCase().on(json("{'at': '2026-03-01T12:00:00+01:00'}")).timeField("at")
                .putting(json("{'at': '2026-03-01T10:59:59Z'}")),
                "last-write-wins", new Kept(ProblemCode.OLDER_WRITE, 1, Status.RESOLVED_AUTO));
    }

    @Test
    void aLaterWriteByTheTimeFieldWins() {
        assertRuling(aCase().on(json("{'at': 41.5}")).timeField("at").putting(json("{'at': 42}")),
                "last-write-wins", new Overruled(json("{'at': 42}"), 1));
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
                "manual", new Kept(ProblemCode.VERSION_MISMATCH, 3, Status.PENDING));
    }

    @Test
    void thePolicyMayLetTheHubsValueWin() {
        assertRuling(aCase().on(json("{'a': 1}")).then(json("{'a': 2}")).basedOn(1)
                .overlap(Overlap.CURRENT_WINS).putting(json("{'a': 3}")),
                "current-wins",
                new Kept(ProblemCode.VERSION_MISMATCH, 1, Status.RESOLVED_AUTO));
    }

    @Test
    void whereTheIncomingValueWinsUntouchedFieldsStay() {
        assertRuling(aCase().on(json("{'a': 1, 'b': 1}")).then(json("{'a': 2, 'b': 2}")).basedOn(1)
                .overlap(Overlap.INCOMING_WINS).putting(json("{'a': 3, 'b': 1}")),
                "incoming-wins", new Overruled(json("{'a': 3, 'b': 2}"), 1));
    }

    @Test
    void aDeletionOfWhatOthersChangedSinceIsAConflict() {
        assertRuling(aCase().on(json("{'a': 1}")).then(json("{'a': 2}")).basedOn(1).deleting(),
                "manual", new Kept(ProblemCode.VERSION_MISMATCH, 3, Status.PENDING));
    }

    @Test
    void aPatchOfWhatOthersDeletedSinceIsAConflict() {
        assertRuling(aCase().onDeleted(4).basedOn(3).patching(json("{'a': 2}")),
                "manual", new Kept(ProblemCode.VERSION_MISMATCH, 3, Status.PENDING));
    }

    @Test
    void anIncrementAddsToTheCounterThatIs() {
        assertRuling(aCase().on(json("{'n': 40, 'a': 1}")).incrementing("n", "2"),
                "commuting-increment",
                new Applied(json("{'n': 40, 'a': 1}").with("n", BigInteger.valueOf(42))));
    }

    @Test
    void anIncrementOfNothingStartsFromZero() {
        assertRuling(aCase().incrementing("n", "2.50"), "commuting-increment",
                new Applied(json("{'n': 2.50}")));
    }

    @Test
    void textCannotBeIncremented() {
        assertRuling(aCase().on(json("{'n': 'many'}")).incrementing("n", "1"),
                "commuting-increment", new Rejected(ProblemCode.NOT_A_NUMBER));
    }

    @Test
    void aCounterNeverGrowsPastTheDigitsThatItCanCount() {
        assertRuling(aCase().on(json("{'n': 1}")).incrementing("n", "1E+50"),
                "commuting-increment", new Rejected(ProblemCode.NOT_A_NUMBER));
        assertRuling(aCase().on(json("{'n': 1}")).incrementing("n", "1E-101"),
                "commuting-increment", new Rejected(ProblemCode.NOT_A_NUMBER));
        assertRuling(aCase().on(json("{'n': " + "9".repeat(34) + "}")).incrementing("n", "1"),
                "commuting-increment", new Rejected(ProblemCode.NOT_A_NUMBER));
    }

    @Test
    void whatIsDeletedCannotBeIncremented() {
        assertRuling(aCase().onDeleted(4).incrementing("n", "1"), "commuting-increment",
                new Rejected(ProblemCode.DELETED));
    }

    private void assertRuling(CaseBuilder c, String rule, Verdict verdict) {
        var ruling = Rulebook.judge(c.build());
        seen.add(ruling.rule());
        assertThat(ruling).isEqualTo(new Ruling(rule, verdict));
    }
}
