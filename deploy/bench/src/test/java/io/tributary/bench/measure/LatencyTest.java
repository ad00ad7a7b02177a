package io.tributary.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void stallCountsForEveryPushThatWasDueMeanwhile() {
        var corrected = new Latency(Window.from(0));
        var omitted = new Latency(Window.from(0));

        // 100 pushes, one due every 10 ms, each answered in 1 ms; the first stalls for a second, and
        // a generator that waits for it could send the others only then.
        long free = 0;
        for (int push = 0; push < 100; push++) {
            long due = push * 10L * MILLI;
            long sent = Math.max(due, free);
            free = sent + (push == 0 ? SECOND : MILLI);
            corrected.record(due, free);
            omitted.record(sent, free);
        }

        assertThat(omitted.millis(50)).isCloseTo(1, within(0.1));
        assertThat(corrected.millis(50)).isGreaterThan(400);
        assertThat(corrected.millis(100)).isCloseTo(1000, within(2.0));
    }

    @Test
    void whatWasDueInTheWarmUpDoesNotCount() {
        var latency = new Latency(new Window(SECOND, 2 * SECOND));

        latency.record(SECOND - 1, SECOND + MILLI);
        latency.record(SECOND, SECOND + MILLI);
        latency.record(2 * SECOND - 1, 3 * SECOND);
        latency.record(2 * SECOND, 3 * SECOND);

        assertThat(latency.count()).isEqualTo(2);
    }

    @Test
    void nothingMeasuredIsSaid() {
        assertThat(new Latency(Window.from(0))).hasToString("nothing measured");
    }
}
