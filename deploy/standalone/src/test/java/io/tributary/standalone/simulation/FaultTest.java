package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A hub that does wrong on purpose does not come through the simulation. */
class FaultTest {
    private static final int SEEDS = 20;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aJudgeNotices(Fault fault) {
        assertThat(LongStream.rangeClosed(1, SEEDS).anyMatch(seed -> isNoticed(seed, fault)))
                .as("%s, in %d simulations", fault, SEEDS).isTrue();
    }

    private static boolean isNoticed(long seed, Fault fault) {
        try {
            new Simulation(seed, fault).run();
            return false;
        } catch (AssertionError complaint) {
            return true;
        }
    }
}
