package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fleet.pull.Survey.Bounds;
import io.tributary.gateway.fleet.pull.Survey.Verdict;
import io.tributary.gateway.fleet.vehicle.VehicleFailure;
import io.tributary.gateway.fleet.vehicle.VehicleFailure.Kind;
import io.tributary.schemas.fleet.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Windows against a vehicle that has its rows in a model. */
class SurveyPropertyTest {
    private static final int NO_END = Integer.MAX_VALUE;

    /** What a survey got from a vehicle, and how often it asked. */
    private record Outcome(List<Span> taken, List<Span> missed, int requests, boolean stopped) {
        List<Span> all() {
            var all = new ArrayList<>(taken);
            all.addAll(missed);
            all.sort((one, other) -> Long.compare(one.from(), other.from()));
            return all;
        }
    }

    /** Asks a vehicle with rows at these times; a window that contains a bad time is answered 500. */
    private static Outcome run(List<Span> spans, Bounds bounds, List<Long> rows,
            List<Long> bad) {
        var survey = new Survey(spans, bounds, bounds.widest());
        var taken = new ArrayList<Span>();
        var missed = new ArrayList<Span>();
        int requests = 0;
        for (var window = survey.next(); window != null; window = survey.next()) {
            requests++;
            var asked = window;
            int found = (int) rows.stream().filter(asked::contains).count();
            var verdict = bad.stream().anyMatch(asked::contains)
                    ? survey.failed(asked, new VehicleFailure(Kind.BROKEN, "500"))
                    : survey.answered(asked, Math.min(found, bounds.rowsMax()),
                            found > bounds.rowsMax());
            switch (verdict) {
                case Verdict.Take take -> taken.add(take.window());
                case Verdict.Miss miss -> missed.add(miss.window());
                case Verdict.Smaller() -> {
                    // Asked again.
                }
                case Verdict.Stop _ -> {
                    return new Outcome(taken, missed, requests, true);
                }
            }
        }
        return new Outcome(taken, missed, requests, !survey.isDone());
    }

    private static void assertTiles(List<Span> windows, Span span) {
        assertThat(windows).isNotEmpty();
        assertThat(windows.getFirst().from()).isEqualTo(span.from());
        assertThat(windows.getLast().to()).isEqualTo(span.to());
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from()).isEqualTo(windows.get(i - 1).to());
        }
    }

    @Property(tries = 300)
    void theWindowsTileTheSpanHoweverOftenTheVehicleTruncates(
            @ForAll @LongRange(min = 1, max = 100_000) long length,
            @ForAll @LongRange(min = 1, max = 100_000) long widest,
            @ForAll @IntRange(min = 1, max = 50) int rowsMax,
            @ForAll @Size(max = 300) List<@LongRange(min = 0, max = 99_999) Long> rows) {
        var span = new Span(1000, 1000 + length);
        var times = new TreeSet<Long>();
        rows.forEach(row -> times.add(1000 + row));

        var outcome = run(List.of(span), new Bounds(widest, rowsMax, NO_END, 0),
                List.copyOf(times), List.of());

        assertTiles(outcome.taken(), span);
        assertThat(outcome.missed()).isEmpty();
        assertThat(outcome.taken()).allSatisfy(window -> assertThat(
                times.stream().filter(window::contains).count()).isLessThanOrEqualTo(rowsMax));
    }

    @Property(tries = 300)
    void aMillisecondWithTooManyRowsIsReportedAndPassed(
            @ForAll @LongRange(min = 1, max = 5000) long length,
            @ForAll @LongRange(min = 0, max = 4999) long crowded) {
        long at = crowded % length;
        var span = new Span(0, length);

        var outcome = run(List.of(span), new Bounds(length, 3, NO_END, 0),
                List.of(at, at, at, at), List.of());

        assertTiles(outcome.all(), span);
        assertThat(outcome.missed()).containsExactly(new Span(at, at + 1));
    }

    @Property(tries = 300)
    void whatCanBeHadIsHadAndTheRestIsMissed(
            @ForAll @LongRange(min = 1, max = 100_000) long length,
            @ForAll @Size(max = 5) List<@LongRange(min = 0, max = 99_999) Long> bad) {
        var span = new Span(0, length);

        var outcome = run(List.of(span), new Bounds(length, 100, NO_END, NO_END), List.of(),
                bad);

        assertTiles(outcome.all(), span);
        assertThat(outcome.missed()).allSatisfy(window -> {
            assertThat(window.to() - window.from()).isEqualTo(1);
            assertThat(bad).contains(window.from());
        });
        assertThat(bad).filteredOn(time -> time < length).allSatisfy(time -> assertThat(
                outcome.missed()).anyMatch(window -> window.contains(time)));
    }

    @Property(tries = 200)
    void narrowingEndsWhenItHasFailedOftenEnough(
            @ForAll @LongRange(min = 1, max = 3_600_000) long length,
            @ForAll @IntRange(min = 1, max = 20) int narrowing,
            @ForAll @Size(max = 200) List<@LongRange(min = 0, max = 3_599_999) Long> bad) {
        var span = new Span(0, length);

        var outcome = run(List.of(span), new Bounds(length, 100, NO_END, narrowing), List.of(),
                bad);

        assertTiles(outcome.all(), span);
        assertThat(outcome.requests()).isLessThan(2000);
    }

    @Property(tries = 200)
    void noMoreIsAskedForThanMayBe(@ForAll @LongRange(min = 1, max = 100_000) long length,
            @ForAll @IntRange(min = 1, max = 30) int requestsMax) {
        var outcome = run(List.of(new Span(0, length)), new Bounds(100, 100, requestsMax, 0),
                List.of(), List.of());

        assertThat(outcome.requests()).isEqualTo(
                (int) Math.min(requestsMax, (length + 99) / 100));
    }

    @Property(tries = 200)
    void onlyTheGivenSpansAreAskedFor(
            @ForAll @Size(max = 5) List<@LongRange(min = 0, max = 9_999) Long> gaps) {
        var whole = new Span(0, 10_000);
        var holes = new TreeSet<>(gaps).stream().map(at -> new Span(at, at + 1)).toList();
        var spans = Spans.without(whole, holes);

        var outcome = run(spans, new Bounds(10_000, 100, NO_END, 0), List.of(), List.of());

        var all = new ArrayList<>(outcome.taken());
        all.addAll(holes);
        all.sort((one, other) -> Long.compare(one.from(), other.from()));
        assertTiles(all, whole);
    }

    @Example
    void withoutNarrowingAFailureEndsTheSurvey() {
        var outcome = run(List.of(new Span(0, 1000)), new Bounds(100, 100, NO_END, 0), List.of(),
                List.of(250L));

        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.taken()).containsExactly(new Span(0, 100), new Span(100, 200));
    }

    @Example
    void aSlowVehicleIsAskedForLessTheNextTime() {
        var survey = new Survey(List.of(new Span(0, 60_000)), new Bounds(60_000, 100, 10, 0),
                60_000);

        var verdict = survey.failed(new Span(0, 60_000),
                new VehicleFailure(Kind.TIMEOUT, "Request timed out"));

        assertThat(verdict).isInstanceOf(Verdict.Stop.class);
        assertThat(survey.width()).isEqualTo(30_000);
    }

    @Example
    void anAnswerThatIsTooLargeIsAskedForInHalves() {
        var survey = new Survey(List.of(new Span(0, 101)), new Bounds(101, 100, 10, 0), 101);

        var verdict = survey.failed(new Span(0, 101), new VehicleFailure(Kind.TOO_LARGE, "big"));

        assertThat(verdict).isInstanceOf(Verdict.Smaller.class);
        assertThat(survey.next()).isEqualTo(new Span(0, 51));
    }
}
