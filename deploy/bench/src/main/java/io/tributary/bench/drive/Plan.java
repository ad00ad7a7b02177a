package io.tributary.bench.drive;

import io.tributary.bench.measure.Window;
import java.time.Duration;

/**
 * How hard to drive.
 *
 * @param operationsPerPush operations of each push; the last may have fewer
 * @param inFlight pushes that wait for their answer at once, at most
 * @param rate operations a second; 0 for as fast as the answers come
 * @param operationsMax stop after so many operations
 * @param duration stop issuing pushes after so long, warm-up included
 * @param warmUp the beginning that is not measured
 * @param patience a push that got no answer for so long, sent again and again, is given up
 * @param lagMax operations that may be under way to the readers; more hold the writers back
 */
public record Plan(int operationsPerPush, int inFlight, double rate, long operationsMax,
        Duration duration, Duration warmUp, Duration patience, long lagMax, boolean async,
        boolean gzip) {
    public static final Duration ENDLESS = Duration.ofDays(365);

    public Plan {
        if (operationsPerPush < 1 || inFlight < 1 || operationsMax < 1 || lagMax < 1 || rate < 0) {
            throw new IllegalArgumentException("operations per push, pushes in flight, the number"
                    + " of operations and the lag must be at least 1, the rate at least 0");
        }
        if (warmUp.compareTo(duration) >= 0) {
            throw new IllegalArgumentException("the warm-up must be shorter than the duration");
        }
    }

    /** What is measured of a run that starts then. */
    public Window window(long startNanos) {
        return new Window(startNanos + warmUp.toNanos(), startNanos + duration.toNanos());
    }

    boolean closedLoop() {
        return rate == 0;
    }
}
