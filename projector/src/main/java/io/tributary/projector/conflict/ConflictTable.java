package io.tributary.projector.conflict;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.schemas.value.TenantId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code conflicts}: one row a conflict, in its latest state. */
public final class ConflictTable {
    // No guard: a conflict's records lie in one partition, and a batch never comes twice.
    private static final String UPSERT = """
            INSERT INTO conflicts (tenant, id, lane, type, entity, status, detected_at, conflict)
            SELECT tenant, id, lane, type, entity, status,
                   timestamptz 'epoch' + micros * interval '1 microsecond', conflict
              FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[],
                   $7::bigint[], $8::text[])
                   AS batch(tenant, id, lane, type, entity, status, micros, conflict)
            ON CONFLICT (tenant, id) DO UPDATE
               SET status = excluded.status, conflict = excluded.conflict
            """;

    private static final String PAGE = """
            SELECT id, detected_at, convert_to(conflict, 'UTF8') AS conflict
              FROM conflicts
             WHERE tenant = $1
               AND ($2::timestamptz IS NULL OR (detected_at, id) < ($2, $3))
               AND ($4::text IS NULL OR status = $4)
               AND ($5::text IS NULL OR type = $5)
               AND ($6::text IS NULL OR entity = $6)
             ORDER BY detected_at DESC, id DESC
             LIMIT $7
            """;

    private static final String ONE = """
            SELECT id, detected_at, convert_to(conflict, 'UTF8') AS conflict
              FROM conflicts WHERE tenant = $1 AND id = $2
            """;

    /** Keeps the latest state of each conflict. */
    public Mono<Void> upsert(Connection connection, List<ConflictRow> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        var statement = connection.createStatement(UPSERT)
                .bind("$1", BinaryArray.ofUuids(rows, row -> row.index().lane().tenant().value()))
                .bind("$2", BinaryArray.ofUuids(rows, row -> row.index().id()))
                .bind("$3", BinaryArray.ofInts(rows, row -> row.index().lane().lane()))
                .bind("$4", BinaryArray.ofStrings(rows, row -> row.index().entity().type()))
                .bind("$5", BinaryArray.ofStrings(rows, row -> row.index().entity().id()))
                .bind("$6", BinaryArray.ofStrings(rows, row -> row.index().status().name()))
                .bind("$7", BinaryArray.ofLongs(rows, row -> micros(row.index().detectedAt())))
                .bind("$8", BinaryArray.ofTexts(rows, ConflictRow::conflict));
        return Flux.from(statement.execute()).concatMap(result -> result.getRowsUpdated()).then();
    }

    /** A page, newest first. */
    public Flux<Kept> page(Connection connection, ConflictQuery query) {
        var after = query.after();
        var statement = connection.createStatement(PAGE).bind("$1", query.tenant().value())
                .bind("$7", query.rowsMax());
        bind(statement, "$2", after == null ? null : after.detectedAt().atOffset(ZoneOffset.UTC),
                OffsetDateTime.class);
        bind(statement, "$3", after == null ? null : after.id(), UUID.class);
        bind(statement, "$4", query.status(), String.class);
        bind(statement, "$5", query.type(), String.class);
        bind(statement, "$6", query.entity(), String.class);
        return Flux.from(statement.execute()).concatMap(result -> result.map(ConflictTable::kept));
    }

    public Mono<Kept> find(Connection connection, TenantId tenant, UUID id) {
        return Flux.from(connection.createStatement(ONE).bind("$1", tenant.value()).bind("$2", id)
                .execute()).concatMap(result -> result.map(ConflictTable::kept)).next();
    }

    private static <T> void bind(Statement statement, String name, @Nullable T value,
            Class<T> type) {
        if (value == null) {
            statement.bindNull(name, type);
        } else {
            statement.bind(name, value);
        }
    }

    private static Kept kept(Readable row) {
        return new Kept(
                new ConflictQuery.Place(
                        column(row, "detected_at", OffsetDateTime.class).toInstant(),
                        column(row, "id", UUID.class)),
                column(row, "conflict", ByteBuffer.class));
    }

    private static <T> T column(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** Postgres keeps no more than microseconds. */
    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** One conflict's JSON and its place. */
    public record Kept(ConflictQuery.Place place, ByteBuffer conflict) {}
}
