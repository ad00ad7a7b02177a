package io.tributary.processor.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;

/** What an operator watches of one topology, beside Kafka's own numbers. */
final class StreamsMetrics {
    private final RestoreProgress restoring = new RestoreProgress();
    private final Counter deadLetters;

    /**
     * @param topology its short name
     * @param running whether its tasks are at work
     */
    StreamsMetrics(MeterRegistry registry, String topology, BooleanSupplier running) {
        deadLetters = Counter.builder("tributary.processor.dead.letters")
                .tag("topology", topology).description("records put aside").register(registry);
        Gauge.builder("tributary.processor.restore.remaining", restoring,
                RestoreProgress::remaining).tag("topology", topology)
                .description("records to be read before all tasks can go on")
                .register(registry);
        Gauge.builder("tributary.processor.running", () -> running.getAsBoolean() ? 1 : 0)
                .tag("topology", topology)
                .description("1 while tasks are at work, 0 while they are shared out or restored")
                .register(registry);
    }

    RestoreProgress restoring() {
        return restoring;
    }

    /** Counts the records that are put aside. */
    Runnable deadLettered() {
        return deadLetters::increment;
    }
}
