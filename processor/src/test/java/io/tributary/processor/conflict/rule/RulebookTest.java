package io.tributary.processor.conflict.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules all have names of their own, and each is in a family that has examples. */
class RulebookTest {
    private static final List<Set<String>> FAMILIES = List.of(ContentRulesTest.RULES,
            ProtectionRulesTest.RULES, VersionRulesTest.RULES, PrecedenceRulesTest.RULES,
            RecencyRulesTest.RULES, IncrementRuleTest.RULES);

    /** Counts and settlements have tests of their own, which know all their rules. */
    @Test
    void everyRuleIsInOneFamily() {
        assertThat(FAMILIES.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(
                Rulebook.ALL.stream().filter(rule -> !(rule instanceof CountRule)
                        && !(rule instanceof SettlementRule)).map(Rule::name).toList());
    }

    @Test
    void aNameIsLowerCaseWithHyphens() {
        assertThat(Rulebook.names())
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*")).doesNotHaveDuplicates();
    }
}
