package io.tributary.bench.rounds;

import io.tributary.bench.measure.Window;
import java.time.Duration;

/**
 * How often participants have a turn, and for how long.
 *
 * @param interval between two turns of a participant; zero: as soon as the last one has ended
 * @param duration no turn begins after it, warm-up included
 * @param warmUp the beginning that is not measured
 * @param patience a turn that got no answer for so long, tried again and again, is given up
 */
public record Cadence(Duration interval, Duration duration, Duration warmUp, Duration patience) {
    public Cadence {
        if (warmUp.compareTo(duration) >= 0) {
            throw new IllegalArgumentException("the warm-up must be shorter than the duration");
        }
    }

    /** What is measured of a run that starts then. */
    public Window window(long startNanos) {
        return new Window(startNanos + warmUp.toNanos(), startNanos + duration.toNanos());
    }
}
