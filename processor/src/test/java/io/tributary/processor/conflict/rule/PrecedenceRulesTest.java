package io.tributary.processor.conflict.rule;

import static io.tributary.processor.conflict.rule.CaseBuilder.aCase;
import static io.tributary.schemas.fixture.Documents.json;

import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Merged;
import io.tributary.processor.conflict.Verdict.Overruled;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Precedence;
import io.tributary.schemas.policy.Precedence.Priority;
import io.tributary.schemas.value.ProblemCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose write beats another's. */
class PrecedenceRulesTest extends RuleExamples {
    static final Set<String> RULES = Set.of("higher-rank-stays", "higher-rank-wins", "outranks");

    private static final Precedence ON_CONFLICT = Precedence.by(Priority.ON_CONFLICT);
    private static final Precedence ALWAYS = Precedence.by(Priority.ALWAYS);
    private static final Precedence PAID = Precedence.outranking("status", "PAID");

    PrecedenceRulesTest() {
        super(RULES);
    }

    @Test
    void theHigherRankWinsBetweenTwoThatDidNotKnowOfEachOther() {
        assertRuling(aCase().under(ON_CONFLICT).ranked(1).on(json("{'a': 1}")).ranked(2)
                .putting(json("{'a': 2}")), "higher-rank-wins",
                new Overruled(json("{'a': 2}"), 1));
        assertRuling(aCase().under(ON_CONFLICT).ranked(2).on(json("{'a': 1}")).ranked(1)
                .putting(json("{'a': 2}")), "higher-rank-wins", stays(ProblemCode.OUTRANKED));
        assertRuling(aCase().under(ON_CONFLICT).on(json("{'a': 1}")).ranked(2)
                .then(json("{'a': 2}")).basedOn(1).putting(json("{'a': 3}")),
                "higher-rank-wins", stays(ProblemCode.OUTRANKED));
    }

    @Test
    void aLowerRankThatKnewMayWriteUnlessTheHigherOneAlwaysWins() {
        assertRuling(aCase().under(ON_CONFLICT).ranked(2).on(json("{'a': 1}")).basedOn(1)
                .putting(json("{'a': 2}")), "base-version-matches",
                new Applied(json("{'a': 2}")));
        assertRuling(aCase().under(ALWAYS).ranked(2).on(json("{'a': 1}")).basedOn(1)
                .putting(json("{'a': 2}")), "higher-rank-stays", stays(ProblemCode.OUTRANKED));
    }

    @Test
    void whatAHigherRankDeletedStaysDeleted() {
        assertRuling(aCase().under(ALWAYS).on(json("{'a': 1}")).ranked(2).thenDeleted().basedOn(2)
                .putting(json("{'a': 2}")), "higher-rank-stays", stays(ProblemCode.OUTRANKED));
    }

    @Test
    void aNodeThatWasDemotedStillReplacesItsOwnWrite() {
        assertRuling(aCase().under(ALWAYS).ranked(2).onOwn(json("{'a': 1}")).ranked(1)
                .putting(json("{'a': 2}")), "same-node", new Applied(json("{'a': 2}")));
    }

    @Test
    void changesOfDifferentFieldsNeedNoRank() {
        assertRuling(aCase().under(ON_CONFLICT).on(json("{'a': 1, 'b': 1}")).ranked(2)
                .then(json("{'a': 2, 'b': 1}")).basedOn(1).patching(json("{'b': 2}")),
                "disjoint-fields", new Merged(json("{'a': 2, 'b': 2}")));
    }

    @Test
    void theSameRankDecidesNothing() {
        assertRuling(aCase().under(ON_CONFLICT).ranked(1).on(json("{'a': 1}")).ranked(1)
                .putting(json("{'a': 2}")), "last-write-wins",
                new Overruled(json("{'a': 2}"), 1));
    }

    @Test
    void nobodyCanRebuildADeletedEntityFromAPatchWhateverItsRank() {
        assertRuling(aCase().under(ON_CONFLICT).on(json("{'a': 1}")).thenDeleted().basedOn(1)
                .ranked(2).patching(json("{'b': 2}")), "manual", waits());
    }

    @Test
    void aPaidSaleOutranksAnUnpaidOne() {
        assertRuling(aCase().under(PAID).on(json("{'status': 'PENDING'}"))
                .putting(json("{'status': 'PAID'}")), "outranks",
                new Overruled(json("{'status': 'PAID'}"), 1));
        assertRuling(aCase().under(PAID).on(json("{'status': 'PAID'}"))
                .putting(json("{'status': 'PENDING'}")), "outranks",
                stays(ProblemCode.OUTRANKED));
        assertRuling(aCase().under(PAID).on(json("{'status': 'PAID'}")).deleting(), "outranks",
                stays(ProblemCode.OUTRANKED));
    }

    @Test
    void whoKnewThatItWasPaidMayCancelIt() {
        assertRuling(aCase().under(PAID).on(json("{'status': 'PAID'}")).basedOn(1)
                .putting(json("{'status': 'CANCELLED'}")), "base-version-matches",
                new Applied(json("{'status': 'CANCELLED'}")));
        assertRuling(aCase().under(PAID).onOwn(json("{'status': 'PAID'}"))
                .putting(json("{'status': 'CANCELLED'}")), "same-node",
                new Applied(json("{'status': 'CANCELLED'}")));
    }

    @Test
    void withoutSameNodeEvenTheOwnWriteIsAnothers() {
        assertRuling(aCase().under(PAID).without(Heuristic.SAME_NODE)
                .onOwn(json("{'status': 'PAID'}")).putting(json("{'status': 'CANCELLED'}")),
                "outranks", stays(ProblemCode.OUTRANKED));
    }

    @Test
    void twoPaidSalesAreDecidedAsAnyTwo() {
        assertRuling(aCase().under(PAID).on(json("{'status': 'PAID', 'a': 1}"))
                .then(json("{'status': 'PAID', 'a': 2}")).basedOn(1)
                .putting(json("{'status': 'PAID', 'a': 3}")), "manual", waits());
    }
}
