package io.tributary.processor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fleet.JournalEntry.KnownGap;
import io.tributary.schemas.fleet.Span;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is covered and what is missing, held against a plain list of milliseconds. */
class CoveredPropertyTest {
    private static final int TIMES = 40;
    private static final int MANY = 1000;
    private static final String COVERED = "covered";
    private static final String UNKNOWN = "unknown";

    @Property
    void eachMomentIsWhatWasSaidOfItLast(@ForAll("stories") List<Event> story) {
        var covered = Covered.NOTHING;
        var model = new String[TIMES];
        Arrays.fill(model, UNKNOWN);
        for (Event event : story) {
            covered = event.on(covered);
            event.on(model);
        }

        for (int time = 0; time < TIMES; time++) {
            assertThat(at(covered, time)).as("at %d", time).isEqualTo(model[time]);
        }
    }

    @Property
    void spansAreInOrderAndApart(@ForAll("stories") List<Event> story) {
        var covered = Covered.NOTHING;
        for (Event event : story) {
            covered = event.on(covered);
        }

        var spans = covered.spans();
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).from()).isGreaterThan(spans.get(i - 1).to());
        }
        var gaps = covered.gaps();
        for (int i = 1; i < gaps.size(); i++) {
            assertThat(gaps.get(i).window().from())
                    .isGreaterThanOrEqualTo(gaps.get(i - 1).window().to());
        }
    }

    @Test
    void whenThereAreTooManyTheOldestAreForgotten() {
        var covered = Covered.NOTHING.with(new Span(0, 1), 2).with(new Span(10, 11), 2)
                .with(new Span(20, 21), 2).missing(new Span(12, 13), "a", 1)
                .missing(new Span(15, 16), "b", 1);

        assertThat(covered.spans()).containsExactly(new Span(10, 11), new Span(20, 21));
        assertThat(covered.gaps()).containsExactly(new KnownGap(new Span(15, 16), "b"));
        assertThat(covered.until()).isEqualTo(21);
    }

    @Test
    void whatLiesBeyondTheClockIsNotCoveredButForWhatThereAreSamplesOf() {
        var covered = Covered.NOTHING.with(new Span(0, 10), MANY).with(new Span(20, 30), MANY);

        assertThat(covered.notBeyond(25).spans()).containsExactly(new Span(0, 10),
                new Span(20, 25));
        assertThat(covered.notBeyond(15).spans()).containsExactly(new Span(0, 10));
        assertThat(covered.withSamplesTo(27L).notBeyond(15).spans())
                .containsExactly(new Span(0, 10), new Span(20, 28));
        assertThat(covered.notBeyond(30)).isEqualTo(covered);
    }

    @Provide
    Arbitrary<List<Event>> stories() {
        var span = Combinators.combine(Arbitraries.integers().between(0, TIMES - 2),
                Arbitraries.integers().between(1, 12))
                .as((from, length) -> new Span(from, Math.min(TIMES - 1, from + length)));
        return Combinators.combine(span, Arbitraries.of(COVERED, "broken", "away"))
                .as(Event::new).list().ofMaxSize(12);
    }

    private static String at(Covered covered, long time) {
        if (covered.contains(time)) {
            return COVERED;
        }
        return covered.gaps().stream().filter(gap -> gap.window().contains(time))
                .map(KnownGap::reason).findFirst().orElse(UNKNOWN);
    }

    /** A window was had, or was missed for a reason. */
    record Event(Span window, String what) {
        Covered on(Covered before) {
            return what.equals(COVERED) ? before.with(window, MANY)
                    : before.missing(window, what, MANY);
        }

        void on(String[] model) {
            for (int time = (int) window.from(); time < window.to(); time++) {
                if (what.equals(COVERED) || !model[time].equals(COVERED)) {
                    model[time] = what;
                }
            }
        }
    }
}
