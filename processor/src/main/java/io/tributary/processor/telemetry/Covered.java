package io.tributary.processor.telemetry;

import io.tributary.schemas.fleet.JournalEntry.KnownGap;
import io.tributary.schemas.fleet.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which times a vehicle's samples have been had, and of which they could not be had. Both are in
 * order of time, none touches another of its kind, and no gap is covered.
 *
 * @param newest the time of the newest sample; null if none has come yet
 */
public record Covered(List<Span> spans, List<KnownGap> gaps, @Nullable Long newest) {
    public static final Covered NOTHING = new Covered(List.of(), List.of(), null);

    public Covered {
        spans = List.copyOf(spans);
        gaps = List.copyOf(gaps);
    }

    public boolean contains(long time) {
        // The newest is asked for most.
        for (int i = spans.size() - 1; i >= 0; i--) {
            if (spans.get(i).from() <= time) {
                return spans.get(i).contains(time);
            }
        }
        return false;
    }

    /** The end of all that is covered; 0 if nothing is. */
    public long until() {
        return spans.isEmpty() ? 0 : spans.getLast().to();
    }

    /**
     * The window has been had; a gap in it is closed.
     *
     * @param spansMax when there are more, the oldest are forgotten
     */
    public Covered with(Span window, int spansMax) {
        long from = window.from();
        long to = window.to();
        var apart = new ArrayList<Span>(spans.size() + 1);
        for (Span span : spans) {
            if (span.to() < from || to < span.from()) {
                apart.add(span);
            } else {
                from = Math.min(from, span.from());
                to = Math.max(to, span.to());
            }
        }
        apart.add(new Span(from, to));
        apart.sort(Comparator.comparingLong(Span::from));
        return new Covered(latest(apart, spansMax), without(gaps, window), newest);
    }

    /**
     * The window could not be had. What is covered of it stays so; where it meets an older gap, the
     * newer reason holds.
     *
     * @param gapsMax when there are more, the oldest are forgotten
     */
    public Covered missing(Span window, String reason, int gapsMax) {
        var missing = List.of(new KnownGap(window, reason));
        for (Span span : spans) {
            missing = without(missing, span);
        }
        return new Covered(spans, latest(Stream.concat(without(gaps, window).stream(),
                missing.stream()).sorted(Comparator.comparingLong(gap -> gap.window().from()))
                .toList(), gapsMax), newest);
    }

    /** Samples have come of times up to this one; null if none have. */
    Covered withSamplesTo(@Nullable Long time) {
        return time == null || (newest != null && newest >= time) ? this
                : new Covered(spans, gaps, time);
    }

    /**
     * What lies beyond the hub's clock was asked for when the clock was ahead, so it was asked for too
     * early and counts as not covered. What there are samples of stays covered, so that a clock that is
     * behind uncovers nothing.
     */
    Covered notBeyond(long clock) {
        long end = newest == null ? clock : Math.max(clock, newest + 1);
        if (until() <= end) {
            return this;
        }
        var left = new ArrayList<Span>();
        for (Span span : spans) {
            if (span.from() < end) {
                left.add(new Span(span.from(), Math.min(span.to(), end)));
            }
        }
        return new Covered(left, gaps, newest);
    }

    private static List<KnownGap> without(List<KnownGap> gaps, Span window) {
        return gaps.stream().flatMap(gap -> rest(gap, window)).toList();
    }

    private static Stream<KnownGap> rest(KnownGap gap, Span window) {
        var whole = gap.window();
        if (!whole.overlaps(window)) {
            return Stream.of(gap);
        }
        var before = whole.from() < window.from()
                ? Stream.of(new KnownGap(new Span(whole.from(), window.from()), gap.reason()))
                : Stream.<KnownGap>empty();
        var behind = window.to() < whole.to()
                ? Stream.of(new KnownGap(new Span(window.to(), whole.to()), gap.reason()))
                : Stream.<KnownGap>empty();
        return Stream.concat(before, behind);
    }

    private static <T> List<T> latest(List<T> inOrder, int max) {
        return inOrder.subList(Math.max(0, inOrder.size() - max), inOrder.size());
    }
}
