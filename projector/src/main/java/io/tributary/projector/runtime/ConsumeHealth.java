package io.tributary.projector.runtime;

import io.tributary.projector.consume.Consumers;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready while every consumer runs, none of them waits for Postgres or Kafka to come back, and none
 * stands still without a word.
 */
final class ConsumeHealth implements HealthIndicator {
    private final Consumers consumers;
    private final ConsumeProgress progress;
    private final Duration stallTimeout;

    ConsumeHealth(Consumers consumers, ConsumeProgress progress, Duration stallTimeout) {
        this.consumers = consumers;
        this.progress = progress;
        this.stallTimeout = stallTimeout;
    }

    @Override
    public Health health() {
        var failures = progress.failures();
        if (!consumers.areRunning()) {
            return Health.down().withDetail("consumers", "not running").build();
        }
        var silent = progress.silentFor(stallTimeout);
        if (!silent.isEmpty()) {
            return Health.down().withDetail("silent", silent).build();
        }
        return failures.isEmpty() ? Health.up().build()
                : Health.down().withDetail("failing", failures).build();
    }
}
