package io.tributary.gateway.runtime;

import io.tributary.gateway.canary.Canary;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether pushes that come to this gateway are answered: a part of its readiness. One that gets no
 * answers, of whatever partition, can only let its callers wait.
 */
final class DeliveryHealth implements HealthIndicator {
    private final Canary canary;

    DeliveryHealth(Canary canary) {
        this.canary = canary;
    }

    @Override
    public Health health() {
        if (!canary.settings().enabled()) {
            return Health.up().withDetail("canary", "off").build();
        }
        return (canary.isAnswered() ? Health.up() : Health.outOfService())
                .withDetail("answerAgeSeconds", canary.answerAge().toSeconds()).build();
    }
}
