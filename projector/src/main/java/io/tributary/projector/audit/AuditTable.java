package io.tributary.projector.audit;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.projector.postgres.Partitions;
import io.tributary.schemas.audit.AuditEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code audit}: one row an entry, in partitions by month. */
public final class AuditTable {
    private static final UUID HUB = new UUID(0, 0);

    private static final String ADD = """
            INSERT INTO audit (tenant, at, id, action, who, entry)
            SELECT tenant, at, id, action, who, entry
              FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[],
                   $6::text[]) AS batch(tenant, at, id, action, who, entry)
            ON CONFLICT DO NOTHING
            """;

    private static final String PAGE = """
            SELECT at, id, convert_to(entry, 'UTF8') AS entry
              FROM audit
             WHERE %s
               AND ($2::timestamptz IS NULL OR (at, id) < ($2, $3))
               AND ($4::timestamptz IS NULL OR at >= $4)
               AND ($5::timestamptz IS NULL OR at < $5)
               AND ($6::text IS NULL OR action = $6)
               AND ($7::text IS NULL OR who = $7)
             ORDER BY at DESC, id DESC
             LIMIT $8
            """;

    private static final String OF_TENANT = PAGE.formatted("tenant = $1");
    private static final String OF_ALL = PAGE.formatted("$1::uuid IS NULL");

    private final Partitions partitions = Partitions.OF_AUDIT;

    /** Adding an entry once more changes nothing. */
    public Mono<Void> add(Connection connection, List<AuditRow> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        var times = rows.stream().mapToLong(row -> row.index().at().toEpochMilli()).toArray();
        var statement = connection.createStatement(ADD)
                .bind("$1", BinaryArray.ofUuids(rows, row -> tenant(row.index())))
                .bind("$2", BinaryArray.ofTimes(times, 0, times.length))
                .bind("$3", BinaryArray.ofUuids(rows, row -> row.index().id()))
                .bind("$4", BinaryArray.ofStrings(rows, row -> row.index().action().text()))
                .bind("$5", BinaryArray.ofStrings(rows, row -> row.index().who().id()))
                .bind("$6", BinaryArray.ofTexts(rows, AuditRow::entry));
        return partitions.provide(connection, times)
                .thenMany(Flux.defer(() -> statement.execute()))
                .concatMap(result -> result.getRowsUpdated()).then();
    }

    /** A page, newest first. */
    public static Mono<AuditPage> page(Connection connection, AuditQuery query) {
        var after = query.after();
        var tenant = query.tenant();
        // One more than the page may have tells whether there are others.
        var statement = connection.createStatement(tenant == null ? OF_ALL : OF_TENANT)
                .bind("$8", query.rowsMax() + 1);
        bind(statement, "$1", tenant == null ? null : tenant.value(), UUID.class);
        bind(statement, "$2", after == null ? null : utc(after.at()), OffsetDateTime.class);
        bind(statement, "$3", after == null ? null : after.id(), UUID.class);
        bind(statement, "$4", utc(query.since()), OffsetDateTime.class);
        bind(statement, "$5", utc(query.until()), OffsetDateTime.class);
        bind(statement, "$6", query.action(), String.class);
        bind(statement, "$7", query.who(), String.class);
        return Flux.from(statement.execute())
                .concatMap(result -> result.map(AuditTable::found)).collectList()
                .map(found -> page(found, query.rowsMax()));
    }

    private static AuditPage page(List<Found> found, int rowsMax) {
        var shown = found.stream().limit(rowsMax).toList();
        return new AuditPage(shown.stream().map(Found::entry).toList(),
                shown.isEmpty() ? null : shown.getLast().place(), found.size() > rowsMax);
    }

    private static Found found(Readable row) {
        return new Found(
                new AuditQuery.Place(column(row, "at", OffsetDateTime.class).toInstant(),
                        column(row, "id", UUID.class)),
                column(row, "entry", ByteBuffer.class));
    }

    private static UUID tenant(AuditEntry entry) {
        return entry.tenant() == null ? HUB : entry.tenant().value();
    }

    private static <T> void bind(Statement statement, String name, @Nullable T value,
            Class<T> type) {
        if (value == null) {
            statement.bindNull(name, type);
        } else {
            statement.bind(name, value);
        }
    }

    private static <T> T column(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private record Found(AuditQuery.Place place, ByteBuffer entry) {}
}
