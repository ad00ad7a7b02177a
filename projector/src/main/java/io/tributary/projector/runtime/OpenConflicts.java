package io.tributary.projector.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.tributary.projector.conflict.ConflictTable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the conflicts of all tenants that wait for a person, by how long they do. All projectors of an
 * installation count the same.
 */
final class OpenConflicts implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OpenConflicts.class);

    private final ConnectionFactory connections;
    private final Duration interval;
    private volatile Map<ConflictTable.Age, Long> counted = new EnumMap<>(
            ConflictTable.Age.class);
    private volatile @Nullable Disposable running;

    /** @param connections of the writer's role, which sees all tenants */
    OpenConflicts(ConnectionFactory connections, Duration interval, MeterRegistry meters) {
        this.connections = connections;
        this.interval = interval;
        for (var age : ConflictTable.Age.values()) {
            Gauge.builder("tributary.projector.conflicts.open", this,
                    it -> it.counted.getOrDefault(age, 0L))
                    .tag("age", age.name().toLowerCase(Locale.ROOT))
                    .description("conflicts that wait for a person, by how long they do")
                    .register(meters);
        }
    }

    @Override
    public void start() {
        running = Flux.interval(Duration.ZERO, interval).onBackpressureDrop()
                .concatMap(_ -> count()).subscribe(now -> counted = now);
    }

    private Mono<Map<ConflictTable.Age, Long>> count() {
        return Mono.usingWhen(connections.create(), ConflictTable::open, Connection::close)
                .onErrorResume(failure -> {
                    // Health and the consumers say so loudly enough.
                    LOG.debug("open conflicts are counted later", failure);
                    return Mono.empty();
                });
    }

    @Override
    public void stop() {
        var stopped = running;
        running = null;
        if (stopped != null) {
            stopped.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
