package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fleet.Progress.Missing;
import io.tributary.schemas.fleet.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FleetSettings settings = TestSettings.with("gaps-max=3");
    private final Gaps gaps = new Gaps(List.of(), settings);

    @Test
    void aGapIsAskedForAgainAtTimesThatGrowApart() {
        var window = new Span(5, 6);
        gaps.add(window, "500", NOW);
        assertThat(gaps.known()).containsExactly(
                new Missing(window, "500", 1, NOW.plus(Duration.ofMinutes(10))));

        gaps.add(window, "500", NOW);
        gaps.add(window, "500", NOW);

        assertThat(gaps.known()).containsExactly(
                new Missing(window, "500", 3, NOW.plus(Duration.ofMinutes(40))));
    }

    @Test
    void theTimeBetweenTwoQuestionsHasABound() {
        for (int i = 0; i < 100; i++) {
            gaps.add(new Span(5, 6), "500", NOW);
        }

        assertThat(gaps.known().getFirst().nextAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void whatWasHadAfterAllIsNoGapAnyMore() {
        gaps.add(new Span(0, 10), "500", NOW);

        gaps.close(new Span(3, 5));

        assertThat(gaps.windows()).containsExactly(new Span(0, 3), new Span(5, 10));
    }

    @Test
    void whatLiesBehindTheHubsClockIsNoGap() {
        gaps.add(new Span(0, 1), "500", NOW);
        gaps.add(new Span(5, 9), "500", NOW);
        gaps.add(new Span(20, 30), "500", NOW);

        gaps.endAt(7);

        assertThat(gaps.windows()).containsExactly(new Span(0, 1), new Span(5, 7));
    }

    @Test
    void theGapThatIsDueLongestComesFirst() {
        gaps.add(new Span(0, 1), "500", NOW.plusSeconds(1));
        gaps.add(new Span(5, 6), "500", NOW);

        assertThat(gaps.due(NOW)).isEmpty();
        assertThat(gaps.due(NOW.plus(Duration.ofHours(1)))).singleElement()
                .extracting(Missing::window).isEqualTo(new Span(5, 6));
    }

    @Test
    void ofTooManyGapsNeighboursAreTakenTogether() {
        for (long i = 0; i < 4; i++) {
            gaps.add(new Span(i * 10, i * 10 + 1), "500", NOW);
        }

        assertThat(gaps.windows()).containsExactly(new Span(0, 11), new Span(20, 21),
                new Span(30, 31));
    }
}
