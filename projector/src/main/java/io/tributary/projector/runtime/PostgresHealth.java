package io.tributary.projector.runtime;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ready while a pull would get a connection and an answer. */
final class PostgresHealth extends AbstractReactiveHealthIndicator {
    private final ConnectionPool readers;
    private final Duration timeout;

    PostgresHealth(ConnectionPool readers, Duration timeout) {
        super("Postgres does not answer");
        this.readers = readers;
        this.timeout = timeout;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return Flux.usingWhen(readers.create(),
                connection -> Flux.from(connection.createStatement("SELECT 1").execute())
                        .concatMap(result -> result.map(row -> true)),
                connection -> connection.close()).next().timeout(timeout)
                .thenReturn(builder.up().build());
    }
}
