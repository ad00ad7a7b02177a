package io.tributary.projector.runtime;

import io.tributary.projector.consume.Consumers;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready while every consumer runs and none of them waits for Postgres or Kafka to come back. */
final class ConsumeHealth implements HealthIndicator {
    private final Consumers consumers;
    private final ConsumeProgress progress;

    ConsumeHealth(Consumers consumers, ConsumeProgress progress) {
        this.consumers = consumers;
        this.progress = progress;
    }

    @Override
    public Health health() {
        var failures = progress.failures();
        if (!consumers.areRunning()) {
            return Health.down().withDetail("consumers", "not running").build();
        }
        return failures.isEmpty() ? Health.up().build()
                : Health.down().withDetail("failing", failures).build();
    }
}
