package io.tributary.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long START = 5_000_000_000L;

    @Test
    void withARateThePushesAreDueAtFixedTimesHoweverLateItIs() {
        var pace = new Pace(START, 1000);

        assertThat(pace.due(0, START + 77)).isEqualTo(START);
        assertThat(pace.due(1, START + 77)).isEqualTo(START + 1_000_000);
        assertThat(pace.due(60_000, START)).isEqualTo(START + 60_000_000_000L);
    }

    @Test
    void unevenRateDoesNotDrift() {
        var pace = new Pace(START, 3);

        assertThat(pace.due(3_000_000, START)).isEqualTo(START + 1_000_000_000_000_000L);
    }

    @Test
    void withoutARateThePushIsDueNow() {
        assertThat(new Pace(START, 0).due(123, START + 9)).isEqualTo(START + 9);
    }
}
