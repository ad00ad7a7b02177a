package io.tributary.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void slopeIsTheGrowthWhateverTheNoise() {
        var trend = new Trend();
        for (int second = 0; second < 60; second++) {
            trend.add(second, 3 + 0.5 * second + (second % 2 == 0 ? 0.1 : -0.1));
        }

        assertThat(trend.slope()).isCloseTo(0.5, within(0.001));
        assertThat(trend.mean()).isCloseTo(17.75, within(0.001));
        assertThat(trend.max()).isCloseTo(32.4, within(0.001));
    }

    @Test
    void fewerThanTwoPointsHaveNoSlope() {
        var trend = new Trend();
        trend.add(5, 7);

        assertThat(trend.slope()).isZero();
        assertThat(new Trend().mean()).isZero();
    }
}
