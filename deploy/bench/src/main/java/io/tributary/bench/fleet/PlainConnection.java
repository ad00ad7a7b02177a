package io.tributary.bench.fleet;

import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A connection that is used by one at a time, in the order in which they came. */
final class PlainConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Connection connection;
    private final Sinks.Many<Mono<Void>> turns = Sinks.many().unicast().onBackpressureBuffer();

    PlainConnection(Connection connection) {
        this.connection = connection;
        turns.asFlux().concatMap(turn -> turn).subscribe();
        // A commit that is lost in a crash is asked for again: as the hub does it.
        Flux.from(connection.createStatement("SET synchronous_commit = off").execute())
                .concatMap(result -> result.getRowsUpdated()).blockLast();
    }

    /** What this use of the connection gives. */
    <T> Mono<T> in(Function<Connection, Mono<T>> use) {
        return Mono.create(caller -> {
            var turn = Mono.defer(() -> use.apply(connection)).doOnSuccess(caller::success)
                    .doOnError(caller::error).onErrorComplete().then();
            synchronized (turns) {
                turns.emitNext(turn, Sinks.EmitFailureHandler.FAIL_FAST);
            }
        });
    }

    @Override
    public void close() {
        Mono.from(connection.close()).block(PATIENCE);
    }
}
