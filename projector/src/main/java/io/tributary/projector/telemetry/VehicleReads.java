package io.tributary.projector.telemetry;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import io.tributary.schemas.value.NodeKey;
import io.tributary.schemas.value.TenantId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is shown of vehicles (contract fleet, section 6). Postgres writes the JSON; every answer about
 * one vehicle is empty if the registry doesn't list it.
 */
public final class VehicleReads {
    private static final String COLUMNS = """
            id, name, vpn_ip, api_port, utc_text(last_seen_at) AS last_seen_at,
            utc_text(last_sync_at) AS last_sync_at, sync_status, software_version,
            utc_text(created_at) AS created_at""";

    private static final String LIST = """
            SELECT convert_to(coalesce(json_agg(shown ORDER BY shown.name, shown.id), '[]')::text,
                              'UTF8') AS body
              FROM (SELECT %s FROM vehicles WHERE tenant = $1 AND listed
                     ORDER BY name, id LIMIT $2 OFFSET $3) AS shown
            """.formatted(COLUMNS);

    private static final String ALL = """
            SELECT convert_to(coalesce(json_agg(shown ORDER BY shown.name, shown.id), '[]')::text,
                              'UTF8') AS body
              FROM (SELECT tenant AS tenant_id, %s FROM vehicles WHERE listed
                     ORDER BY name, id LIMIT $1 OFFSET $2) AS shown
            """.formatted(COLUMNS);

    private static final String ONE = """
            SELECT convert_to(row_to_json(shown)::text, 'UTF8') AS body
              FROM (SELECT %s FROM vehicles WHERE tenant = $1 AND id = $2 AND listed) AS shown
            """.formatted(COLUMNS);

    private static final String STATUS = """
            SELECT convert_to(row_to_json(shown)::text, 'UTF8') AS body
              FROM (SELECT id, name,
                           coalesce(last_seen_at > now() - $3 * interval '1 millisecond', false)
                               AS online,
                           utc_text(last_seen_at) AS last_seen_at, sync_status,
                           utc_text(last_sync_at) AS last_sync_at, software_version
                      FROM vehicles WHERE tenant = $1 AND id = $2 AND listed) AS shown
            """;

    private static final String ALARMS = """
            SELECT convert_to(coalesce(alarms.body, '[]')::text, 'UTF8') AS body
              FROM vehicles LEFT JOIN LATERAL (
                   SELECT json_agg(shown) AS body
                     FROM (SELECT alarms_log.id, alarm_id, channel_id, severity, message,
                                  utc_text(triggered_at) AS triggered_at,
                                  utc_text(resolved_at) AS resolved_at
                             FROM alarms_log
                            WHERE tenant = $1 AND vehicle_id = $2 AND ($3 OR resolved_at IS NULL)
                            ORDER BY alarms_log.triggered_at DESC, alarm_id DESC LIMIT $4)
                          AS shown) AS alarms ON true
             WHERE vehicles.tenant = $1 AND vehicles.id = $2 AND listed
            """;

    private static final String CHANNELS = """
            SELECT convert_to(coalesce(channels.body, '[]')::text, 'UTF8') AS body
              FROM vehicles LEFT JOIN LATERAL (
                   SELECT json_agg(shown ORDER BY shown.channel_id) AS body
                     FROM (SELECT channel_id, channel_config.name, unit, min_value, max_value,
                                  utc_text(synced_at) AS synced_at
                             FROM channel_config WHERE tenant = $1 AND vehicle_id = $2)
                          AS shown) AS channels ON true
             WHERE vehicles.tenant = $1 AND vehicles.id = $2 AND listed
            """;

    private static final String COVERAGE = """
            SELECT convert_to(json_build_object('vehicle_id', id,
                              'covered', coalesce(covered, '[]')::json,
                              'gaps', coalesce(gaps, '[]')::json, 'at', utc_text(at))::text,
                              'UTF8') AS body
              FROM vehicles LEFT JOIN coverage
                ON coverage.tenant = vehicles.tenant AND coverage.vehicle_id = vehicles.id
             WHERE vehicles.tenant = $1 AND vehicles.id = $2 AND listed
            """;

    private static final String JOURNAL = """
            SELECT convert_to(coalesce(entries.body, '[]')::text, 'UTF8') AS body
              FROM vehicles LEFT JOIN LATERAL (
                   SELECT json_agg(shown) AS body
                     FROM (SELECT utc_text(started_at) AS started_at,
                                  utc_text(finished_at) AS finished_at, status, rows_written,
                                  error_msg
                             FROM sync_journal
                            WHERE tenant = $1 AND vehicle_id = $2
                              AND sync_journal.started_at
                                  < timestamptz 'epoch' + $3 * interval '1 millisecond'
                            ORDER BY sync_journal.started_at DESC LIMIT $4)
                          AS shown) AS entries ON true
             WHERE vehicles.tenant = $1 AND vehicles.id = $2 AND listed
            """;

    // One row more than the page may have tells whether it was cut off.
    private static final String HISTORY = """
            SELECT convert_to(json_build_object('vehicle_id', id, 'channel_id', $3,
                              'from', utc_text(first), 'to', utc_text(behind),
                              'count', least(found, $6), 'truncated', found > $6,
                              'rows', coalesce(body, '[]'))::text, 'UTF8') AS body
              FROM vehicles
             CROSS JOIN (SELECT timestamptz 'epoch' + $4 * interval '1 millisecond' AS first,
                                timestamptz 'epoch' + $5 * interval '1 millisecond' AS behind)
                        AS asked
              LEFT JOIN LATERAL (
                   SELECT json_agg(%1$s ORDER BY place) FILTER (WHERE place <= $6) AS body,
                          count(*) AS found
                     FROM (SELECT row_number() OVER (ORDER BY at) AS place, kept.*
                             FROM (%2$s LIMIT $6 + 1) AS kept) AS page) AS rows ON true
             WHERE vehicles.tenant = $1 AND vehicles.id = $2 AND listed
            """;

    private static final String SAMPLES = HISTORY.formatted(
            "json_build_object('time', utc_text(at), 'value', value, 'late', late)", """
            SELECT time AS at, value, late FROM measurements
             WHERE tenant = $1 AND vehicle_id = $2 AND channel_id = $3
               AND time >= first AND time < behind
             ORDER BY time""");

    private static final String BUCKETS = HISTORY.formatted(
            "json_build_object('time', utc_text(at), 'min', least, 'max', most, 'avg', mean,"
                    + " 'count', samples)",
            """
            SELECT date_bin($7 * interval '1 millisecond', time, 'epoch') AS at,
                   min(value) AS least, max(value) AS most, avg(value) AS mean,
                   count(*) AS samples
              FROM measurements
             WHERE tenant = $1 AND vehicle_id = $2 AND channel_id = $3
               AND time >= first AND time < behind
             GROUP BY 1 ORDER BY 1""");

    private VehicleReads() {}

    /** The vehicles of a tenant, by name. */
    public static Mono<ByteBuffer> list(Connection connection, TenantId tenant, int rowsMax,
            int offset) {
        return body(connection.createStatement(LIST).bind("$1", tenant.value())
                .bind("$2", rowsMax).bind("$3", offset));
    }

    /** The vehicles of all tenants, by name, each with its tenant. */
    public static Mono<ByteBuffer> all(Connection connection, int rowsMax, int offset) {
        return body(connection.createStatement(ALL).bind("$1", rowsMax).bind("$2", offset));
    }

    public static Mono<ByteBuffer> one(Connection connection, NodeKey vehicle) {
        return body(of(connection, ONE, vehicle));
    }

    /** @param onlineWithin how long after it was last seen a vehicle counts as online */
    public static Mono<ByteBuffer> status(Connection connection, NodeKey vehicle,
            Duration onlineWithin) {
        return body(of(connection, STATUS, vehicle).bind("$3", onlineWithin.toMillis()));
    }

    /** Alarms, the newest first; with {@code all} also those that have been resolved. */
    public static Mono<ByteBuffer> alarms(Connection connection, NodeKey vehicle, boolean all,
            int rowsMax) {
        return body(of(connection, ALARMS, vehicle).bind("$3", all).bind("$4", rowsMax));
    }

    public static Mono<ByteBuffer> channels(Connection connection, NodeKey vehicle) {
        return body(of(connection, CHANNELS, vehicle));
    }

    public static Mono<ByteBuffer> coverage(Connection connection, NodeKey vehicle) {
        return body(of(connection, COVERAGE, vehicle));
    }

    /** The journal, the newest first, from before a time in milliseconds since 1970. */
    public static Mono<ByteBuffer> journal(Connection connection, NodeKey vehicle, long before,
            int rowsMax) {
        return body(of(connection, JOURNAL, vehicle).bind("$3", before).bind("$4", rowsMax));
    }

    /** The samples of a channel, or what they come to in each bucket. */
    public static Mono<ByteBuffer> history(Connection connection, HistoryQuery query) {
        var bucket = query.bucket();
        var statement = of(connection, bucket == null ? SAMPLES : BUCKETS, query.vehicle())
                .bind("$3", query.channel()).bind("$4", query.span().from())
                .bind("$5", query.span().to()).bind("$6", query.rowsMax());
        return body(bucket == null ? statement : statement.bind("$7", bucket.toMillis()));
    }

    private static Statement of(Connection connection, String sql, NodeKey vehicle) {
        return connection.createStatement(sql).bind("$1", vehicle.tenant().value())
                .bind("$2", vehicle.node().value());
    }

    private static Mono<ByteBuffer> body(Statement statement) {
        return Flux.from(statement.execute()).concatMap(result -> result.map(
                row -> Objects.requireNonNull(row.get("body", ByteBuffer.class)))).next();
    }
}
