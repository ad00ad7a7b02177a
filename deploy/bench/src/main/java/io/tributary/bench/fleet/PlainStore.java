package io.tributary.bench.fleet;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.tributary.bench.fleet.PlainAnswer.AlarmRows;
import io.tributary.bench.fleet.PlainAnswer.ChannelRows;
import io.tributary.bench.fleet.PlainAnswer.SampleRows;
import io.tributary.bench.fleet.PlainRun.Database;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The plain program's tables, with the contract's columns and rules. One statement an answer. */
final class PlainStore implements AutoCloseable {
    private final String tables;
    private final List<PlainConnection> connections;

    private PlainStore(String tables, List<PlainConnection> connections) {
        this.tables = tables;
        this.connections = connections;
    }

    /** Makes the tables anew. */
    static PlainStore open(Database database) {
        var factory = ConnectionFactories.get(ConnectionFactoryOptions.parse(database.url())
                .mutate().option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password()).build());
        var connections = IntStream.range(0, database.connections())
                .mapToObj(_ -> new PlainConnection(Mono.from(factory.create()).blockOptional()
                        .orElseThrow()))
                .toList();
        var store = new PlainStore(database.tables(), connections);
        store.first("""
                CREATE TABLE %1$s_measurements (
                    vehicle_id uuid NOT NULL, channel_id integer NOT NULL,
                    time timestamptz NOT NULL, value double precision NOT NULL,
                    PRIMARY KEY (vehicle_id, channel_id, time));
                CREATE TABLE %1$s_channel_config (
                    vehicle_id uuid NOT NULL, channel_id integer NOT NULL, name text NOT NULL,
                    unit text, synced_at timestamptz NOT NULL,
                    PRIMARY KEY (vehicle_id, channel_id));
                CREATE TABLE %1$s_alarms_log (
                    vehicle_id uuid NOT NULL, alarm_id bigint NOT NULL,
                    triggered_at timestamptz NOT NULL, resolved_at timestamptz,
                    PRIMARY KEY (vehicle_id, alarm_id));
                CREATE TABLE %1$s_vehicles (id uuid PRIMARY KEY, last_sync_at timestamptz)
                """);
        return store;
    }

    /** Samples and how far the vehicle has been asked, in one statement. */
    Mono<Void> samples(int vehicle, SampleRows rows, Instant until) {
        return write(vehicle, """
                WITH stored AS (
                    INSERT INTO %1$s_measurements (vehicle_id, channel_id, time, value)
                    SELECT $1, channel_id, timestamptz 'epoch' + at * interval '1 millisecond',
                           value
                      FROM unnest($2::int[], $3::bigint[], $4::float8[])
                           AS given (channel_id, at, value)
                    ON CONFLICT DO NOTHING)
                INSERT INTO %1$s_vehicles (id, last_sync_at) VALUES ($1, $5)
                ON CONFLICT (id) DO UPDATE SET last_sync_at = excluded.last_sync_at
                """, statement -> statement.bind("$2", rows.channels().toArray(Integer[]::new))
                .bind("$3", rows.times().toArray(Long[]::new))
                .bind("$4", rows.values().toArray(Double[]::new)).bind("$5", until));
    }

    Mono<Void> channels(int vehicle, ChannelRows rows) {
        return write(vehicle, """
                INSERT INTO %1$s_channel_config (vehicle_id, channel_id, name, unit, synced_at)
                SELECT $1, channel_id, name, nullif(unit, ''), now()
                  FROM unnest($2::int[], $3::text[], $4::text[]) AS given (channel_id, name, unit)
                ON CONFLICT (vehicle_id, channel_id) DO UPDATE
                   SET name = excluded.name, unit = excluded.unit, synced_at = now()
                """, statement -> statement.bind("$2", rows.ids().toArray(Integer[]::new))
                .bind("$3", rows.names().toArray(String[]::new))
                .bind("$4", rows.units().toArray(String[]::new)));
    }

    Mono<Void> alarms(int vehicle, AlarmRows rows) {
        return rows.ids().isEmpty() ? Mono.empty()
                : write(vehicle, """
                INSERT INTO %1$s_alarms_log AS kept (vehicle_id, alarm_id, triggered_at,
                       resolved_at)
                SELECT $1, alarm_id, triggered::timestamptz, nullif(resolved, '')::timestamptz
                  FROM unnest($2::bigint[], $3::text[], $4::text[])
                       AS given (alarm_id, triggered, resolved)
                ON CONFLICT (vehicle_id, alarm_id) DO UPDATE
                   SET resolved_at = coalesce(excluded.resolved_at, kept.resolved_at)
                """, statement -> statement.bind("$2", rows.ids().toArray(Long[]::new))
                        .bind("$3", rows.triggered().toArray(String[]::new))
                        .bind("$4", rows.resolved().toArray(String[]::new)));
    }

    Mono<History> history(int vehicle, int channel, Instant from, Instant until) {
        return of(vehicle).in(connection -> Flux.from(connection.createStatement("""
                SELECT count(*) AS samples, coalesce(min(value), 0) AS least,
                       coalesce(max(value), 0) AS most, coalesce(sum(value), 0) AS total
                  FROM %1$s_measurements
                 WHERE vehicle_id = $1 AND channel_id = $2 AND time >= $3 AND time < $4
                """.formatted(tables)).bind("$1", id(vehicle)).bind("$2", channel)
                .bind("$3", from).bind("$4", until).execute())
                .concatMap(result -> result.map(row -> new History(
                        Objects.requireNonNull(row.get("samples", Long.class)),
                        Objects.requireNonNull(row.get("least", Double.class)),
                        Objects.requireNonNull(row.get("most", Double.class)),
                        Objects.requireNonNull(row.get("total", Double.class)))))
                .next());
    }

    /** Drops the tables, when what is under way is done. */
    @Override
    public void close() {
        connections.forEach(connection -> connection.in(_ -> Mono.<Void>empty()).block());
        first("DROP TABLE %1$s_measurements, %1$s_channel_config, %1$s_alarms_log, %1$s_vehicles");
        connections.forEach(PlainConnection::close);
    }

    /** All that is written of a vehicle goes over the same connection, in order. */
    private PlainConnection of(int vehicle) {
        return connections.get(vehicle % connections.size());
    }

    private void first(String sql) {
        connections.getFirst().in(connection -> run(
                connection.createStatement(sql.formatted(tables)))).block();
    }

    private Mono<Void> write(int vehicle, String sql,
            UnaryOperator<Statement> values) {
        return of(vehicle).in(connection -> run(values.apply(connection.createStatement(
                sql.formatted(tables)).bind("$1", id(vehicle)))));
    }

    private static Mono<Void> run(Statement statement) {
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
    }

    private static UUID id(int vehicle) {
        return new UUID(1, vehicle);
    }
}
