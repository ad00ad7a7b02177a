package io.tributary.schemas.policy;

import static io.tributary.schemas.fixture.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.policy.Condition.Bound;
import io.tributary.schemas.policy.Condition.Compared;
import io.tributary.schemas.policy.Condition.FieldTest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a condition holds for a document. */
class ConditionTest {
    @ParameterizedTest
    @CsvSource({"ABOVE, 4.9, false", "ABOVE, 5.0, false", "ABOVE, 5.1, true",
            "AT_LEAST, 4.9, false", "AT_LEAST, 5.0, true", "BELOW, 5, false", "BELOW, 4, true",
            "AT_MOST, 5, true", "AT_MOST, 6, false"})
    void aNumberIsComparedAsANumber(Bound bound, String value, boolean holds) {
        assertThat(compared(bound).holds(json("{'n': " + value + "}"))).isEqualTo(holds);
    }

    @Test
    void whatIsNoNumberLiesOnNoSide() {
        assertThat(compared(Bound.BELOW).holds(json("{'n': '4'}"))).isFalse();
        assertThat(compared(Bound.BELOW).holds(json("{}"))).isFalse();
    }

    @Test
    void aValueIsAmongOthersIfItIsTheSameJson() {
        var condition = Condition.oneOf("n", 1, "x");

        assertThat(condition.holds(json("{'n': 1.0}"))).isTrue();
        assertThat(condition.holds(json("{'n': 'x'}"))).isTrue();
        assertThat(condition.holds(json("{'n': '1'}"))).isFalse();
    }

    @Test
    void allTestsHaveToHold() {
        var both = new Condition(List.of(Condition.oneOf("a", 1).tests().getFirst(),
                compared(Bound.ABOVE).tests().getFirst()));

        assertThat(both.holds(json("{'a': 1, 'n': 6}"))).isTrue();
        assertThat(both.holds(json("{'a': 1, 'n': 5}"))).isFalse();
    }

    private static Condition compared(Bound bound) {
        return new Condition(List.of(new FieldTest("n", new Compared(bound,
                new BigDecimal("5")))));
    }
}
