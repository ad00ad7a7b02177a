package io.tributary.processor.conflict.rule;

import static io.tributary.processor.conflict.rule.CaseBuilder.aCase;
import static io.tributary.schemas.fixture.Documents.json;

import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigInteger;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Counters that no policy declares. */
class IncrementRuleTest extends RuleExamples {
    static final Set<String> RULES = Set.of("commuting-increment");

    IncrementRuleTest() {
        super(RULES);
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
        assertRuling(aCase().on(json("{'a': 0}")).thenDeleted().incrementing("n", "1"),
                "commuting-increment",
                new Rejected(ProblemCode.DELETED));
    }
}
