package io.tributary.gateway.runtime;

import io.tributary.gateway.access.Registry;
import io.tributary.gateway.pull.Heads;
import io.tributary.gateway.push.Replies;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this gateway can serve: it knows its callers, hears replies and has met Kafka. The
 * projector is left out, because pushes go on without it.
 */
@Component("gateway")
final class GatewayHealth implements HealthIndicator {
    private final GatewayLifecycle lifecycle;
    private final Registry registry;
    private final Replies replies;
    private final Heads heads;

    GatewayHealth(GatewayLifecycle lifecycle, Registry registry, Replies replies, Heads heads) {
        this.lifecycle = lifecycle;
        this.registry = registry;
        this.replies = replies;
        this.heads = heads;
    }

    @Override
    public Health health() {
        boolean ready = lifecycle.isRunning() && registry.isReading() && replies.isReading()
                && heads.isReading();
        return (ready ? Health.up() : Health.outOfService())
                .withDetail("kafka", lifecycle.isRunning())
                .withDetail("registry", registry.isReading())
                .withDetail("replies", replies.isReading())
                .withDetail("heads", heads.isReading()).build();
    }
}
