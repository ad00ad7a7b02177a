package io.tributary.standalone.simulation;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the network, the clocks and crashes do, the hub keeps what it promises. */
class SimulationTest {
    private static final int SEEDS = 60;

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void theHubKeepsItsPromises(long seed) {
        try {
            new Simulation(seed, Fault.NONE).run();
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("again with -Dseed=" + seed + ": " + broken.getMessage(),
                    broken);
        }
    }

    /** Always the same, so that a build that fails fails again. */
    static LongStream seeds() {
        var one = Long.getLong("seed");
        return one == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(one);
    }
}
