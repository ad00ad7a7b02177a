package io.tributary.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.schemas.fixture.AnyValue;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an entity belongs is fixed for ever. */
class LaneKeyTest {
    @Property
    void isReadAsItWasWritten(@ForAll("lanes") LaneKey lane) {
        assertThat(LaneKey.parse(lane.toString())).isEqualTo(lane);
    }

    @Property
    void aLaneIsOneOfTheTenants(@ForAll String value,
            @ForAll @IntRange(min = 1, max = LaneKey.LANES_MAX) int lanes) {
        assertThat(LaneKey.laneOf(value, lanes)).isBetween(0, lanes - 1);
    }

    /** CRC-32C of the UTF-8 bytes, modulo the lanes; reckoned by another program. */
    @ParameterizedTest
    @CsvSource({"'',256,0", "123456789,256,131", "123456789,7,2", "a,256,48", "order-1,16,12",
            "Ünïcødé,256,82", "😀,256,116", "anything,1,0"})
    void vectorsHold(String value, int lanes, int lane) {
        assertThat(LaneKey.laneOf(value, lanes)).isEqualTo(lane);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "x/0", "00000000-0000-0001-0000-000000000002",
            "00000000-0000-0001-0000-000000000002/", "00000000-0000-0001-0000-000000000002/x",
            "00000000-0000-0001-0000-000000000002/256", "00000000-0000-0001-0000-000000000002/-1"})
    void otherTextIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LaneKey.parse(text));
    }

    @Provide
    Arbitrary<LaneKey> lanes() {
        return AnyValue.lane();
    }
}
