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
 * The only way to read: a transaction that is told its tenant first, so that row security shows
 * this tenant's rows alone, and that sees one moment in all its statements.
 */
public final class TenantReads {
    private static final PostgresTransactionDefinition SNAPSHOT = PostgresTransactionDefinition
            .from(IsolationLevel.REPEATABLE_READ).readOnly();
    private static final String TENANT = "SELECT set_config('tributary.tenant', $1, true)";

    private final ConnectionFactory connections;

    /** @param connections of the reader's role, pooled */
    public TenantReads(ConnectionFactory connections) {
        this.connections = connections;
    }

    <T> Mono<T> in(TenantId tenant, Function<Connection, Mono<T>> read) {
        return Mono.usingWhen(connections.create(),
                connection -> begin(connection, tenant)
                        .then(Mono.defer(() -> read.apply(connection)))
                        .flatMap(answer -> Mono.from(connection.commitTransaction())
                                .thenReturn(answer))
                        .switchIfEmpty(Mono.from(connection.commitTransaction())
                                .then(Mono.empty())),
                Connection::close, (connection, failure) -> abandon(connection),
                TenantReads::abandon);
    }

    private static Mono<Void> begin(Connection connection, TenantId tenant) {
        return Mono.from(connection.beginTransaction(SNAPSHOT))
                .thenMany(Flux.defer(() -> connection.createStatement(TENANT)
                        .bind("$1", tenant.toString()).execute()))
                .concatMap(result -> result.getRowsUpdated()).then();
    }

    private static Mono<Void> abandon(Connection connection) {
        return Mono.from(connection.rollbackTransaction()).onErrorComplete()
                .then(Mono.from(connection.close()));
    }
}
