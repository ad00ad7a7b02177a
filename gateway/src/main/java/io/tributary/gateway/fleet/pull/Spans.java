package io.tributary.gateway.fleet.pull;

import io.tributary.schemas.fleet.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which time a cycle asks for. */
final class Spans {
    private Spans() {}

    /**
     * From where a vehicle was pulled before, with an overlap for what came late, or a first window.
     * A clock of the hub's that went back begins anew from where it is: all that lies ahead of it was
     * asked for too early.
     *
     * @param until how far it was pulled; null if never
     * @return null if there is nothing to ask for
     */
    static @Nullable Span wanted(@Nullable Long until, long now, long overlap, long first) {
        long from = Math.max(0, until == null ? now - first : Math.min(until, now) - overlap);
        return from < now ? new Span(from, now) : null;
    }

    /** What is left of a span without these, which are in order of time. */
    static List<Span> without(Span span, List<Span> others) {
        var left = new ArrayList<Span>();
        long from = span.from();
        for (var other : others) {
            if (other.from() > from && other.from() < span.to()) {
                left.add(new Span(from, other.from()));
            }
            from = Math.max(from, other.to());
        }
        if (from < span.to()) {
            left.add(new Span(from, span.to()));
        }
        return left;
    }
}
