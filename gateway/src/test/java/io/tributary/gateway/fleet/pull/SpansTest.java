package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fleet.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final long NOW = 1_000_000;

    @Test
    void theFirstPullAsksForTheFirstWindow() {
        assertThat(Spans.wanted(null, NOW, 5_000, 60_000))
                .isEqualTo(new Span(NOW - 60_000, NOW));
    }

    @Test
    void aLaterPullGoesOnWithTheOverlap() {
        assertThat(Spans.wanted(NOW - 30_000, NOW, 5_000, 60_000))
                .isEqualTo(new Span(NOW - 35_000, NOW));
    }

    @Test
    void anEmptyWindowIsNeverAskedFor() {
        assertThat(Spans.wanted(NOW, NOW, 0, 60_000)).isNull();
    }

    @Test
    void aClockThatWentBackIsFollowed() {
        assertThat(Spans.wanted(NOW + 3_600_000, NOW, 5_000, 60_000))
                .isEqualTo(new Span(NOW - 5_000, NOW));
    }

    @Test
    void whatIsTakenOutOfASpanLeavesTheRest() {
        assertThat(Spans.without(new Span(0, 10),
                List.of(new Span(0, 2), new Span(4, 5), new Span(9, 20))))
                .containsExactly(new Span(2, 4), new Span(5, 9));
        assertThat(Spans.without(new Span(0, 10), List.of(new Span(0, 10)))).isEmpty();
        assertThat(Spans.without(new Span(5, 10), List.of(new Span(0, 3))))
                .containsExactly(new Span(5, 10));
    }
}
