package io.tributary.projector.telemetry;

import io.r2dbc.spi.Connection;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.projector.telemetry.VehicleRow.Alarmed;
import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.value.NodeKey;
import java.util.LinkedHashMap;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code alarms_log}: one row an alarm. */
final class AlarmTable {
    // An older record never reopens an alarm, also when the topic is read once more.
    private static final String UPSERT = """
            INSERT INTO alarms_log AS kept (tenant, vehicle_id, alarm_id, channel_id, severity,
                   message, triggered_at, resolved_at, synced_at)
            SELECT tenant, vehicle, alarm, channel, nullif(severity, ''), message, triggered,
                   nullif(resolved, timestamptz 'epoch' - interval '1 millisecond'), synced
              FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::int[], $5::text[],
                   $6::text[], $7::timestamptz[], $8::timestamptz[], $9::timestamptz[])
                   AS batch(tenant, vehicle, alarm, channel, severity, message, triggered,
                            resolved, synced)
            ON CONFLICT (tenant, vehicle_id, alarm_id) DO UPDATE
               SET resolved_at = coalesce(excluded.resolved_at, kept.resolved_at),
                   synced_at = excluded.synced_at
            """;
    private static final long OPEN = -1;

    Mono<Void> upsert(Connection connection, List<Alarmed> rows) {
        var latest = latest(rows);
        if (latest.isEmpty()) {
            return Mono.empty();
        }
        return Flux.from(connection.createStatement(UPSERT)
                .bind("$1", BinaryArray.ofUuids(latest, it -> it.vehicle().tenant().value()))
                .bind("$2", BinaryArray.ofUuids(latest, it -> it.vehicle().node().value()))
                .bind("$3", BinaryArray.ofLongs(latest, it -> alarm(it).alarmId()))
                .bind("$4", BinaryArray.ofInts(latest, it -> alarm(it).channelId()))
                .bind("$5", BinaryArray.ofStrings(latest,
                        it -> Storable.text(alarm(it).severity())))
                .bind("$6", BinaryArray.ofStrings(latest,
                        it -> Storable.text(it.alarm().message())))
                .bind("$7", BinaryArray.ofTimes(latest, it -> alarm(it).triggeredAt()))
                .bind("$8", BinaryArray.ofTimes(latest, AlarmTable::resolvedAt))
                .bind("$9", BinaryArray.ofTimes(latest, it -> it.alarm().syncedAt().toEpochMilli()))
                .execute()).concatMap(result -> result.getRowsUpdated()).then();
    }

    /** A statement must not touch a row twice, and an alarm that was resolved stays so. */
    private static List<Alarmed> latest(List<Alarmed> inOrder) {
        var latest = new LinkedHashMap<Named, Alarmed>();
        inOrder.forEach(row -> latest.merge(new Named(row.vehicle(), alarm(row).alarmId()), row,
                (before, now) -> alarm(now).open() && !alarm(before).open() ? before : now));
        return List.copyOf(latest.values());
    }

    private static Alarm alarm(Alarmed row) {
        return row.alarm().alarm();
    }

    private static long resolvedAt(Alarmed row) {
        var resolved = alarm(row).resolvedAt();
        return resolved == null ? OPEN : resolved;
    }

    private record Named(NodeKey vehicle, long alarmId) {}
}
