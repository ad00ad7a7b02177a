package io.tributary.gateway.fleet.pull;

import io.tributary.schemas.fleet.Progress.Missing;
import io.tributary.schemas.fleet.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The known gaps of a vehicle, in order of time, none over another. Each is asked for again, at times
 * that grow further apart.
 */
final class Gaps {
    private static final int DOUBLINGS_MAX = 30;

    private final List<Missing> known;
    private final FleetSettings settings;

    Gaps(List<Missing> known, FleetSettings settings) {
        this.known = new ArrayList<>(known);
        this.settings = settings;
    }

    List<Missing> known() {
        return List.copyOf(known);
    }

    List<Span> windows() {
        return known.stream().map(Missing::window).toList();
    }

    /** The gap that has waited longest beyond its time, as a list that may be empty. */
    List<Missing> due(Instant now) {
        return known.stream().filter(gap -> !gap.nextAt().isAfter(now))
                .sorted(Comparator.comparing(Missing::nextAt)).limit(1).toList();
    }

    /** A window that can't be had; what was known of it counts as an attempt. */
    void add(Span window, String reason, Instant now) {
        int attempts = 1 + known.stream().filter(gap -> gap.window().overlaps(window))
                .mapToInt(Missing::attempts).max().orElse(0);
        close(window);
        add(window, reason, now, attempts);
        while (known.size() > settings.gapsMax()) {
            joinFirstTwo();
        }
    }

    /** A window that was had after all. */
    void close(Span window) {
        for (var gap : List.copyOf(known)) {
            if (gap.window().overlaps(window)) {
                known.remove(gap);
                Spans.without(gap.window(), List.of(window)).forEach(rest -> known.add(
                        new Missing(rest, gap.reason(), gap.attempts(), gap.nextAt())));
            }
        }
        known.sort(Comparator.comparingLong(gap -> gap.window().from()));
    }

    /** What lies behind the hub's clock was asked for too early, and is no gap. */
    void endAt(long now) {
        known.replaceAll(gap -> gap.window().to() <= now || gap.window().from() >= now ? gap
                : new Missing(new Span(gap.window().from(), now), gap.reason(), gap.attempts(),
                        gap.nextAt()));
        known.removeIf(gap -> gap.window().from() >= now);
    }

    private void add(Span window, String reason, Instant now, int attempts) {
        known.add(new Missing(window, reason, attempts, now.plus(pause(attempts))));
        known.sort(Comparator.comparingLong(gap -> gap.window().from()));
    }

    private void joinFirstTwo() {
        var first = known.removeFirst();
        var second = known.removeFirst();
        known.addFirst(new Missing(new Span(first.window().from(), second.window().to()),
                first.reason(), Math.max(first.attempts(), second.attempts()), first.nextAt()));
    }

    private Duration pause(int attempts) {
        var pause = settings.gapFirst().multipliedBy(
                1L << Math.min(attempts - 1, DOUBLINGS_MAX));
        return pause.compareTo(settings.gapLast()) < 0 ? pause : settings.gapLast();
    }
}
