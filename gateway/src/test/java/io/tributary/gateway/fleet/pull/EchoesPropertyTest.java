package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a vehicle tells again is left out, and nothing else. */
class EchoesPropertyTest {
    private record Row(int channel, long time, double value) {}

    private static Samples samples(List<Row> rows, Span window) {
        var samples = new Samples.Builder(rows.size());
        rows.stream().filter(row -> window.contains(row.time()))
                .sorted(Comparator.comparingLong(Row::time))
                .forEach(row -> samples.add(row.channel(), row.time(), row.value()));
        return samples.build();
    }

    private static Set<Row> rows(Samples samples) {
        var rows = new HashSet<Row>();
        for (int i = 0; i < samples.size(); i++) {
            rows.add(new Row(samples.channel(i), samples.time(i), samples.value(i)));
        }
        return rows;
    }

    @Property(tries = 200)
    void everyRowPassesOnceAtLeastHoweverLateItComesWithinTheOverlap(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 60) int overlapSeconds) {
        var echoes = new Echoes(overlapSeconds);
        var stored = new ArrayList<Row>();
        var passed = new HashSet<Row>();
        long until = 1_000_000;
        for (int cycle = 0; cycle < 20; cycle++) {
            long now = until + 1 + random.nextInt(40_000);
            for (int i = 0; i < 30; i++) {
                long from = until - overlapSeconds * 1000L;
                stored.add(new Row(random.nextInt(5),
                        from + random.nextLong(now - from), random.nextInt(3)));
            }
            var window = new Span(until - overlapSeconds * 1000L, now);

            passed.addAll(rows(echoes.news(window, samples(stored, window))));

            assertThat(passed.containsAll(stored)).isTrue();
            until = now;
        }
    }

    @Example
    void aSecondThatHasNotChangedIsLeftOut() {
        var echoes = new Echoes(60);
        var rows = new ArrayList<Row>();
        for (long time = 100_000; time < 130_000; time += 250) {
            rows.add(new Row(1, time, time));
        }
        var first = new Span(100_000, 120_000);
        assertThat(echoes.news(first, samples(rows, first)).size()).isEqualTo(80);

        var second = new Span(100_000, 130_000);
        assertThat(echoes.news(second, samples(rows, second)).size()).isEqualTo(40);

        rows.add(new Row(2, 105_001, 7));
        assertThat(rows(echoes.news(second, samples(rows, second))))
                .contains(new Row(2, 105_001, 7)).hasSize(5);
    }

    @Example
    void whatWasForgottenIsToldAgain() {
        var echoes = new Echoes(60);
        var window = new Span(0, 10_000);
        var samples = samples(List.of(new Row(1, 5000, 1)), window);
        echoes.news(window, samples);

        echoes.forget();

        assertThat(echoes.news(window, samples)).isEqualTo(samples);
        assertThat(echoes.news(window, samples).isEmpty()).isTrue();
    }

    @Example
    void anAnswerOutOfOrderIsPassedOnAsItIs() {
        var echoes = new Echoes(60);
        var samples = new Samples.Builder(2).add(1, 5000, 1).add(1, 4000, 1).build();
        var window = new Span(0, 10_000);

        assertThat(echoes.news(window, samples)).isSameAs(samples);
        assertThat(echoes.news(window, samples)).isSameAs(samples);
    }
}
