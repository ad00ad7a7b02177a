package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.vehicle.VehicleFailure;
import io.tributary.schemas.fleet.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts spans of time into the windows that a vehicle is asked for, in order of time, each as wide as
 * the answers allow (contract fleet, 4.3 and 9.2). It holds no clock and asks nobody: the caller asks
 * for {@link #next} and says what came of it.
 */
final class Survey {
    /** What to do about a window. */
    sealed interface Verdict {
        /** Its answer counts. */
        record Take(Span window) implements Verdict {}

        /** It can't be had for now; go on behind it. */
        record Miss(Span window, String reason) implements Verdict {}

        /** Ask again, for less. */
        record Smaller() implements Verdict {}

        /** Ask no more in this cycle. */
        record Stop(String reason) implements Verdict {}
    }

    /**
     * How far a survey may go.
     *
     * @param widest a window, in milliseconds
     * @param rowsMax rows of an answer, on which windows that are asked for next are measured
     * @param requestsMax how many windows may be asked for
     * @param narrowing how many failures may be answered by a smaller window; 0 if none
     */
    record Bounds(long widest, int rowsMax, int requestsMax, int narrowing) {}

    /** A window that a slow vehicle can't answer in time is not made smaller than this. */
    private static final long SLOW_WIDTH_MIN = 1000;
    /** An answer of a quarter of what is allowed lets the next window be twice as wide. */
    private static final int SPARSE = 4;

    private final Deque<Span> ahead;
    private final Bounds bounds;
    private long width;
    private int requests;
    private int failures;

    /** @param spans in order of time */
    Survey(List<Span> spans, Bounds bounds, long firstWidth) {
        ahead = new ArrayDeque<>(spans);
        this.bounds = bounds;
        width = Math.clamp(firstWidth, 1, bounds.widest());
    }

    /** The window to ask for; null if all are done, or as many as may be. */
    @Nullable
    Span next() {
        var span = ahead.peekFirst();
        return span == null || requests >= bounds.requestsMax() ? null
                : new Span(span.from(), Math.min(span.to(), span.from() + width));
    }

    /** Whether nothing is left to ask for. */
    boolean isDone() {
        return ahead.isEmpty();
    }

    /** How wide the next window would be. */
    long width() {
        return width;
    }

    Verdict answered(Span window, int rows, boolean truncated) {
        requests++;
        if (truncated) {
            return smaller(window, "more than " + bounds.rowsMax() + " rows in a millisecond");
        }
        if (rows <= bounds.rowsMax() / SPARSE) {
            width = Math.min(width * 2, bounds.widest());
        }
        pass(window);
        return new Verdict.Take(window);
    }

    Verdict failed(Span window, VehicleFailure failure) {
        requests++;
        return switch (failure.kind()) {
            case TOO_LARGE -> smaller(window, failure.text());
            case BROKEN, GARBAGE -> {
                if (bounds.narrowing() == 0) {
                    yield new Verdict.Stop(failure.text());
                }
                yield ++failures <= bounds.narrowing() ? smaller(window, failure.text())
                        : miss(window, failure.text());
            }
            case TIMEOUT -> {
                width = Math.min(width, Math.max(length(window) / 2, SLOW_WIDTH_MIN));
                yield new Verdict.Stop(failure.text());
            }
            case REFUSED -> new Verdict.Stop(failure.text());
        };
    }

    private Verdict smaller(Span window, String reason) {
        if (length(window) == 1) {
            return miss(window, reason);
        }
        width = (length(window) + 1) / 2;
        return new Verdict.Smaller();
    }

    private Verdict miss(Span window, String reason) {
        pass(window);
        return new Verdict.Miss(window, reason);
    }

    private void pass(Span window) {
        var span = ahead.removeFirst();
        if (window.to() < span.to()) {
            ahead.addFirst(new Span(window.to(), span.to()));
        }
    }

    private static long length(Span window) {
        return window.to() - window.from();
    }
}
