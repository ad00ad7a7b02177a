package io.tributary.gateway.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.gateway.canary.Canary;
import io.tributary.gateway.canary.Laps;
import java.time.Duration;
import java.util.function.Supplier;

/** How long the hub's own pushes take, and how long ago the latest came through. */
final class CanaryMetrics implements Laps {
    private final MeterRegistry meters;
    private final Timer answered;
    private final Timer visible;

    CanaryMetrics(MeterRegistry meters) {
        this.meters = meters;
        answered = lap("answered");
        visible = lap("visible");
    }

    /** Shows the ages of a canary that flies; one that does not would seem to be late. */
    void show(Canary canary) {
        if (!canary.settings().enabled()) {
            return;
        }
        age("answered", canary::answerAge);
        age("visible", canary::visibleAge);
        for (int partition = 0; partition < canary.partitions(); partition++) {
            int number = partition;
            Gauge.builder("tributary.gateway.canary.partition.age",
                    () -> seconds(canary.visibleAge(number))).baseUnit("seconds")
                    .tag("partition", Integer.toString(partition))
                    .description("since the partition's latest push that became visible was sent")
                    .register(meters);
        }
    }

    @Override
    public void answered(Duration took) {
        answered.record(took);
    }

    @Override
    public void visible(Duration took) {
        visible.record(took);
    }

    private void age(String stage, Supplier<Duration> age) {
        Gauge.builder("tributary.gateway.canary.age", () -> seconds(age.get()))
                .baseUnit("seconds").tag("stage", stage)
                .description("since the latest push of the hub's own that came so far was sent")
                .register(meters);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private Timer lap(String stage) {
        return Timer.builder("tributary.gateway.canary.lap").tag("stage", stage)
                .description("from the sending of a push of the hub's own until it came so far")
                .publishPercentileHistogram().register(meters);
    }
}
