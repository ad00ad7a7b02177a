package io.tributary.projector.telemetry;

import io.r2dbc.spi.Connection;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.projector.postgres.Partitions;
import io.tributary.projector.telemetry.VehicleRow.Journalled;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.value.NodeKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code sync_journal}: cycles and missed windows, in partitions by day. */
final class JournalTable {
    private static final String ADD = """
            INSERT INTO sync_journal
                (tenant, vehicle_id, started_at, finished_at, status, rows_written, error_msg)
            SELECT tenant, vehicle, started, finished, status, written, nullif(error, '')
              FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[],
                   $5::text[], $6::int[], $7::text[])
                   AS batch(tenant, vehicle, started, finished, status, written, error)
            ON CONFLICT DO NOTHING
            """;

    private final Partitions partitions = Partitions.OF_JOURNAL;

    Mono<Void> add(Connection connection, List<Journalled> entries) {
        var rows = entries.stream().flatMap(JournalTable::row).toList();
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        var started = rows.stream().mapToLong(it -> it.startedAt().toEpochMilli()).toArray();
        var statement = connection.createStatement(ADD)
                .bind("$1", BinaryArray.ofUuids(rows, it -> it.vehicle().tenant().value()))
                .bind("$2", BinaryArray.ofUuids(rows, it -> it.vehicle().node().value()))
                .bind("$3", BinaryArray.ofTimes(started, 0, started.length))
                .bind("$4", BinaryArray.ofTimes(rows, it -> it.finishedAt().toEpochMilli()))
                .bind("$5", BinaryArray.ofStrings(rows,
                        it -> it.status().name().toLowerCase(Locale.ROOT)))
                .bind("$6", BinaryArray.ofInts(rows, Row::rowsWritten))
                .bind("$7", BinaryArray.ofStrings(rows, it -> Storable.text(it.error())));
        return partitions.provide(connection, started)
                .thenMany(Flux.defer(() -> statement.execute()))
                .concatMap(result -> result.getRowsUpdated()).then();
    }

    private static Stream<Row> row(Journalled journalled) {
        return switch (journalled.entry()) {
            case JournalEntry.Cycle(var report) -> Stream.of(new Row(journalled.vehicle(),
                    report.startedAt(), report.finishedAt(), report.status(),
                    report.rowsWritten(), report.errorMessage()));
            case JournalEntry.Missed it -> Stream.of(new Row(journalled.vehicle(),
                    it.noticedAt(), it.noticedAt(), SyncStatus.ERROR, 0,
                    "no data of " + it.window() + ": " + it.reason()));
            case JournalEntry.Exceeded it -> Stream.of(new Row(journalled.vehicle(), it.at(),
                    it.at(), SyncStatus.ERROR, 0, text(it)));
            case JournalEntry.Coverage _ -> Stream.empty();
        };
    }

    private static String text(JournalEntry.Exceeded it) {
        return switch (it.what()) {
            case CHANNELS -> "more than " + it.kept() + " channels: " + it.leftOut()
                    + " are left out, their samples are kept";
            case ALARMS -> "more than " + it.kept() + " alarms: " + it.leftOut()
                    + " are forgotten and told of anew when the vehicle names them again";
        };
    }

    private record Row(NodeKey vehicle, Instant startedAt, Instant finishedAt, SyncStatus status,
            int rowsWritten, @Nullable String error) {}
}
