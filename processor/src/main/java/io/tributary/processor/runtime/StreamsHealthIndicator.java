package io.tributary.processor.runtime;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The processor is ready once it has restored its state; it is broken only if all threads died. */
final class StreamsHealthIndicator implements HealthIndicator {
    private final Supplier<@Nullable State> streams;

    /** @param streams gives null while there are none */
    StreamsHealthIndicator(Supplier<@Nullable State> streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        var state = streams.get();
        if (state == null) {
            return Health.outOfService().withDetail("state", "stopped").build();
        }
        var health = switch (state) {
            case RUNNING -> Health.up();
            case CREATED, REBALANCING -> Health.outOfService();
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Health.down();
        };
        return health.withDetail("state", state.name()).build();
    }
}
