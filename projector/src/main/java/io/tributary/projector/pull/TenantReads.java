package io.tributary.projector.pull;

import io.r2dbc.postgresql.api.PostgresTransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.tributary.schemas.value.TenantId;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The only way to read: a transaction that is told first what it may see, so that row security
 * shows that alone, and that sees one moment in all its statements.
 */
public final class TenantReads {
    private static final PostgresTransactionDefinition SNAPSHOT = PostgresTransactionDefinition
            .from(IsolationLevel.REPEATABLE_READ).readOnly();
    // All three each time, so that nothing of them can be forgotten; an empty one is none.
    private static final String SIGHT = """
            SELECT set_config('tributary.tenant', $1, true), set_config('tributary.owner', $2, true),
                   set_config('tributary.operator', $3, true)
            """;

    private final ConnectionFactory connections;

    /** @param connections of the reader's role, pooled */
    public TenantReads(ConnectionFactory connections) {
        this.connections = connections;
    }

    <T> Mono<T> in(TenantId tenant, Function<Connection, Mono<T>> read) {
        return in(new Sight.Tenant(tenant), read);
    }

    <T> Mono<T> in(Sight sight, Function<Connection, Mono<T>> read) {
        return Mono.usingWhen(connections.create(),
                connection -> begin(connection, sight)
                        .then(Mono.defer(() -> read.apply(connection)))
                        .flatMap(answer -> Mono.from(connection.commitTransaction())
                                .thenReturn(answer))
                        .switchIfEmpty(Mono.from(connection.commitTransaction())
                                .then(Mono.empty())),
                Connection::close, (connection, failure) -> abandon(connection),
                TenantReads::abandon);
    }

    private static Mono<Void> begin(Connection connection, Sight sight) {
        var tenant = switch (sight) {
            case Sight.Tenant it -> it.tenant().toString();
            case Sight.Owner it -> it.tenant().toString();
            case Sight.Operator _ -> "";
        };
        var owner = sight instanceof Sight.Owner it ? it.owner().toString() : "";
        return Mono.from(connection.beginTransaction(SNAPSHOT))
                .thenMany(Flux.defer(() -> connection.createStatement(SIGHT)
                        .bind("$1", tenant).bind("$2", owner)
                        .bind("$3", sight instanceof Sight.Operator ? "true" : "").execute()))
                .concatMap(result -> result.getRowsUpdated()).then();
    }

    private static Mono<Void> abandon(Connection connection) {
        return Mono.from(connection.rollbackTransaction()).onErrorComplete()
                .then(Mono.from(connection.close()));
    }
}
