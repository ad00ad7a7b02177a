package io.tributary.projector.runtime;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ready while a pull would get a connection and an answer. */
final class PostgresHealth implements ReactiveHealthIndicator {
    private final ConnectionPool readers;
    private final Duration timeout;

    PostgresHealth(ConnectionPool readers, Duration timeout) {
        this.readers = readers;
        this.timeout = timeout;
    }

    @Override
    public Mono<Health> health() {
        return Flux.usingWhen(readers.create(),
                connection -> Flux.from(connection.createStatement("SELECT 1").execute())
                        .concatMap(result -> result.map(row -> true)),
                connection -> connection.close())
                .then(Mono.fromSupplier(() -> Health.up().build())).timeout(timeout)
                .onErrorResume(failure -> Mono.just(Health.down()
                        .withDetail("postgres", failure.toString()).build()));
    }
}
