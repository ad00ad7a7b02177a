package io.tributary.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.schemas.fixture.AnyValue;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions as text, and how they compare. */
class PositionsTest {
    @Property
    void areReadAsTheyWereWritten(@ForAll("positions") Positions positions) {
        assertThat(Positions.parse(positions.toString())).isEqualTo(positions);
    }

    @Property
    void theFurtherOfBothCoversBoth(@ForAll("positions") Positions a,
            @ForAll("positions") Positions b) {
        assertThat(a.max(b).covers(a)).isTrue();
        assertThat(a.max(b).covers(b)).isTrue();
        assertThat(a.max(b)).isEqualTo(b.max(a));
    }

    @Property
    void whatCoversBothWaysIsEqual(@ForAll("positions") Positions a,
            @ForAll("positions") Positions b) {
        assertThat(a.covers(b) && b.covers(a)).isEqualTo(a.equals(b));
    }

    @Test
    void theStartCoversNothingButItself() {
        assertThat(Positions.START.covers(Positions.START)).isTrue();
        assertThat(Positions.START.covers(Positions.of(0, 1))).isFalse();
        assertThat(Positions.of(0, 1).with(0, 0)).isEqualTo(Positions.START);
        assertThat(Positions.START.toString()).isEmpty();
    }

    @Test
    void areWrittenByLane() {
        assertThat(Positions.of(12, 7).with(3, 1)).hasToString("3:1,12:7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", ":", "1:", ":1", "1:0", "1:-1", "-1:1", "256:1", "1:2,", ",",
            "1:2:3", "1:99999999999999999999", "a:1", "1:2 ", "1:2,1:3"})
    void otherTextIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Positions.parse(text));
    }

    @Provide
    Arbitrary<Positions> positions() {
        return AnyValue.positions();
    }
}
