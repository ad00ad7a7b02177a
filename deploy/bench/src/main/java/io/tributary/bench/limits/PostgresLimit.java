package io.tributary.bench.limits;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What one R2DBC connection upserts into the same Postgres, in rows of an entity's shape. */
public final class PostgresLimit {
    private static final String TENANT = new UUID(0, 1).toString();

    private final ConnectionFactory factory;
    private final String table;
    private final int rowsPerStatement;

    /**
     * @param url {@code r2dbc:postgresql://host:port/database}
     * @param table is created for it and dropped after
     */
    public PostgresLimit(String url, String user, String password, String table,
            int rowsPerStatement) {
        this.factory = ConnectionFactories.get(ConnectionFactoryOptions.parse(url).mutate()
                .option(ConnectionFactoryOptions.USER, user)
                .option(ConnectionFactoryOptions.PASSWORD, password)
                .build());
        this.table = table;
        this.rowsPerStatement = rowsPerStatement;
    }

    private String create() {
        return """
                CREATE TABLE %s (
                    tenant uuid NOT NULL, lane int NOT NULL, seq bigint NOT NULL,
                    type text NOT NULL, id text NOT NULL, version bigint NOT NULL,
                    change text NOT NULL, PRIMARY KEY (tenant, type, id))
                """.formatted(table);
    }

    private String upsert() {
        return """
                INSERT INTO %s (tenant, lane, seq, type, id, version, change)
                SELECT $1::uuid, 0, seq, 'reading', id, 1, change
                  FROM unnest($2::bigint[], $3::text[], $4::text[]) AS given (seq, id, change)
                ON CONFLICT (tenant, type, id) DO UPDATE
                   SET seq = excluded.seq, version = excluded.version, change = excluded.change
                 WHERE %1$s.seq < excluded.seq
                """.formatted(table);
    }

    /** Inserts rows with {@code change} in them, statement after statement. */
    public Mono<Rate> measure(String change, Duration duration) {
        return Mono.usingWhen(factory.create(),
                connection -> run(connection, create())
                        .then(Mono.defer(() -> insert(connection, change, duration)))
                        .onErrorResume(e -> drop(connection).then(Mono.error(e)))
                        .flatMap(rate -> drop(connection).thenReturn(rate)),
                Connection::close);
    }

    private Mono<Rate> insert(Connection connection, String change, Duration duration) {
        long start = System.nanoTime();
        var changes = new String[rowsPerStatement];
        Arrays.fill(changes, change);
        return Flux.<Integer, Integer>generate(() -> 0, (statement, sink) -> {
            if (System.nanoTime() - start < duration.toNanos()) {
                sink.next(statement);
            } else {
                sink.complete();
            }
            return statement + 1;
        })
                .concatMap(statement -> upsert(connection, statement, changes), 1)
                .count()
                .map(statements -> new Rate(statements * rowsPerStatement,
                        (System.nanoTime() - start) / 1e9));
    }

    private Mono<Long> upsert(Connection connection, int statement, String[] changes) {
        long from = (long) statement * rowsPerStatement;
        var seqs = LongStream.range(from, from + rowsPerStatement).boxed().toArray(Long[]::new);
        var ids = IntStream.range(0, rowsPerStatement)
                .mapToObj(row -> "run-" + statement % 50 + "-" + (from + row))
                .toArray(String[]::new);
        return Mono.from(connection.createStatement(upsert())
                .bind("$1", TENANT).bind("$2", seqs).bind("$3", ids).bind("$4", changes)
                .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()));
    }

    private Mono<Void> drop(Connection connection) {
        return run(connection, "DROP TABLE IF EXISTS " + table);
    }

    private static Mono<Void> run(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .flatMap(Result::getRowsUpdated)
                .then();
    }
}
