package io.tributary.gateway.runtime;

import io.tributary.gateway.canary.Canary;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the whole path works, as far as pulls. No part of readiness: what is pushed is safe and
 * answered while the projector is away, and no other gateway would do better.
 */
final class CanaryHealth implements HealthIndicator {
    private final Canary canary;

    CanaryHealth(Canary canary) {
        this.canary = canary;
    }

    @Override
    public Health health() {
        if (!canary.settings().enabled()) {
            return Health.up().withDetail("canary", "off").build();
        }
        var stalled = canary.stalled();
        boolean works = canary.isAnswered() && canary.isVisible() && stalled.isEmpty();
        return (works ? Health.up() : Health.down())
                .withDetail("answerAgeSeconds", canary.answerAge().toSeconds())
                .withDetail("visibleAgeSeconds", canary.visibleAge().toSeconds())
                .withDetail("stalledPartitions", stalled).build();
    }
}
