package io.tributary.processor.conflict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.Ruling;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.schemas.value.ProblemCode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** What each rule of a family decides, asked in the order in which all rules are asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RuleExamples {
    private final Set<String> family;
    private final TreeSet<String> seen = new TreeSet<>();

    RuleExamples(Set<String> family) {
        this.family = family;
    }

    @AfterAll
    void everyRuleOfTheFamilyHasItsExample() {
        assertThat(seen).containsAll(family);
    }

    final void assertRuling(CaseBuilder c, String rule, Verdict verdict) {
        var ruling = Rulebook.judge(c.build());
        seen.add(ruling.rule());
        assertThat(ruling).isEqualTo(new Ruling(rule, verdict));
    }

    /** The hub's value stays by a declared rule. */
    static Verdict stays(ProblemCode code) {
        return Kept.declared(code);
    }

    static Verdict waits() {
        return Kept.open(ProblemCode.VERSION_MISMATCH);
    }
}
