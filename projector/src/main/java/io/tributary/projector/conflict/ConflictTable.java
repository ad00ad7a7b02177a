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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code conflicts}: one row a conflict, in its latest state. */
public final class ConflictTable {
    // What is settled stays so, also if records are read once more from the beginning.
    private static final String UPSERT = """
            INSERT INTO conflicts AS kept (tenant, id, lane, type, entity, status, tier, rule,
                   winner, current_node, incoming_node, detected_at, settled_at, conflict, brief)
            SELECT tenant, id, lane, type, entity, status, tier, rule, winner, current_node,
                   incoming_node,
                   timestamptz 'epoch' + micros * interval '1 microsecond',
                   timestamptz 'epoch' + nullif(settled, 0) * interval '1 microsecond',
                   conflict, nullif(brief, '')
              FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[],
                   $7::int[], $8::text[], $9::text[], $10::uuid[], $11::uuid[], $12::bigint[],
                   $13::bigint[], $14::text[], $15::text[])
                   AS batch(tenant, id, lane, type, entity, status, tier, rule, winner,
                            current_node, incoming_node, micros, settled, conflict, brief)
            ON CONFLICT (tenant, id) DO UPDATE
               SET status = excluded.status, tier = excluded.tier, rule = excluded.rule,
                   winner = excluded.winner, settled_at = excluded.settled_at,
                   conflict = excluded.conflict, brief = excluded.brief
             WHERE kept.settled_at IS NULL OR excluded.settled_at >= kept.settled_at
            """;

    private static final String PAGE = """
            SELECT id, detected_at, convert_to(shown, 'UTF8') AS conflict, found
              FROM (SELECT id, detected_at, shown, count(*) OVER () AS found,
                           sum(octet_length(shown))
                               OVER (ORDER BY detected_at %1$s, id %1$s ROWS UNBOUNDED PRECEDING)
                               - octet_length(shown) AS bytes_before
                      FROM (SELECT id, detected_at,
                                   CASE WHEN $2 THEN conflict ELSE coalesce(brief, conflict) END
                                       AS shown
                              FROM conflicts
                             WHERE tenant = $1
                               AND ($3::timestamptz IS NULL OR (detected_at, id) %2$s ($3, $4))
                               AND ($5::text IS NULL OR status = $5)
                               AND ($6::text[] IS NULL OR type = ANY ($6))
                               AND ($7::text IS NULL OR entity = $7)
                               AND ($8::uuid IS NULL OR $8 IN (current_node, incoming_node))
                               AND ($9::text IS NULL OR rule = $9)
                               AND ($10::int IS NULL OR tier = $10)
                               AND ($11::timestamptz IS NULL OR detected_at >= $11)
                               AND ($12::timestamptz IS NULL OR detected_at < $12)
                             ORDER BY detected_at %1$s, id %1$s
                             LIMIT $13) AS page) AS measured
             WHERE bytes_before < $14
             ORDER BY detected_at %1$s, id %1$s
            """;

    private static final String NEWEST = PAGE.formatted("DESC", "<");
    private static final String OLDEST = PAGE.formatted("ASC", ">");

    private static final String ONE = """
            SELECT id, detected_at, convert_to(conflict, 'UTF8') AS conflict
              FROM conflicts WHERE tenant = $1 AND id = $2
            """;

    private static final String OPEN = """
            SELECT count(*) FILTER (WHERE detected_at > now() - interval '1 hour') AS hour,
                   count(*) FILTER (WHERE detected_at > now() - interval '1 day') AS day,
                   count(*) FILTER (WHERE detected_at > now() - interval '7 days') AS week,
                   count(*) AS older
              FROM conflicts WHERE status = 'PENDING'
            """;

    private static final String OPEN_OF_TENANTS = """
            SELECT tenant, count(*) AS open, min(detected_at) AS oldest
              FROM conflicts WHERE status = 'PENDING'
             GROUP BY tenant ORDER BY oldest, tenant LIMIT $1
            """;

    private final int sideBytesMax;

    /** @param sideBytesMax a larger side is given by reference in lists */
    public ConflictTable(int sideBytesMax) {
        this.sideBytesMax = sideBytesMax;
    }

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
                .bind("$7", BinaryArray.ofInts(rows, row -> row.index().tier()))
                .bind("$8", BinaryArray.ofStrings(rows, row -> row.index().rule()))
                .bind("$9", BinaryArray.ofStrings(rows, row -> row.index().winner().name()))
                .bind("$10", BinaryArray.ofUuids(rows, row -> row.index().current().node().value()))
                .bind("$11",
                        BinaryArray.ofUuids(rows, row -> row.index().incoming().node().value()))
                .bind("$12", BinaryArray.ofLongs(rows, row -> micros(row.index().detectedAt())))
                .bind("$13", BinaryArray.ofLongs(rows, ConflictTable::settledMicros))
                .bind("$14", BinaryArray.ofTexts(rows, ConflictRow::conflict))
                .bind("$15", BinaryArray.ofStrings(rows, row -> Brief.of(row.index().id(),
                        row.conflict().array(), sideBytesMax)));
        return Flux.from(statement.execute()).concatMap(result -> result.getRowsUpdated()).then();
    }

    /** A page in the query's order. */
    public static Mono<ConflictPage> page(Connection connection, ConflictQuery query) {
        var filter = query.filter();
        var after = query.after();
        // One more than the page may have tells whether there are others.
        var statement = connection.createStatement(switch (query.order()) {
            case NEWEST -> NEWEST;
            case OLDEST -> OLDEST;
        }).bind("$1", query.tenant().value()).bind("$2", query.whole())
                .bind("$13", query.rowsMax() + 1).bind("$14", query.bytesMax());
        bind(statement, "$3", after == null ? null : utc(after.detectedAt()),
                OffsetDateTime.class);
        bind(statement, "$4", after == null ? null : after.id(), UUID.class);
        bind(statement, "$5", filter.status(), String.class);
        if (filter.types().isEmpty()) {
            statement.bindNull("$6", String[].class);
        } else {
            statement.bind("$6", BinaryArray.ofStrings(filter.types(), type -> type));
        }
        bind(statement, "$7", filter.entity(), String.class);
        bind(statement, "$8", filter.node() == null ? null : filter.node().value(), UUID.class);
        bind(statement, "$9", filter.rule(), String.class);
        bind(statement, "$10", filter.tier(), Integer.class);
        bind(statement, "$11", utc(filter.since()), OffsetDateTime.class);
        bind(statement, "$12", utc(filter.until()), OffsetDateTime.class);
        return Flux.from(statement.execute())
                .concatMap(result -> result.map(row -> new Found(kept(row),
                        column(row, "found", Long.class))))
                .collectList().map(found -> page(found, query.rowsMax()));
    }

    private static ConflictPage page(List<Found> found, int rowsMax) {
        var shown = found.stream().limit(rowsMax).map(Found::kept).toList();
        return new ConflictPage(shown,
                !found.isEmpty() && found.getFirst().of() > shown.size());
    }

    public static Mono<Kept> find(Connection connection, TenantId tenant, UUID id) {
        return Flux.from(connection.createStatement(ONE).bind("$1", tenant.value()).bind("$2", id)
                .execute()).concatMap(result -> result.map(ConflictTable::kept)).next();
    }

    /** How many conflicts are open, by age; of all tenants that the connection's role may see. */
    public static Mono<Map<Age, Long>> open(Connection connection) {
        return Flux.from(connection.createStatement(OPEN).execute())
                .concatMap(result -> result.map(row -> byAge(row))).next();
    }

    /** The tenants with open conflicts, those that wait longest first. */
    public static Flux<OpenOfTenant> openOfTenants(Connection connection, int rowsMax) {
        return Flux.from(connection.createStatement(OPEN_OF_TENANTS).bind("$1", rowsMax)
                .execute()).concatMap(result -> result.map(row -> new OpenOfTenant(
                        column(row, "tenant", UUID.class), column(row, "open", Long.class),
                        column(row, "oldest", OffsetDateTime.class).toInstant())));
    }

    private static Map<Age, Long> byAge(Readable row) {
        var counts = new EnumMap<Age, Long>(Age.class);
        long younger = 0;
        for (var age : Age.values()) {
            long upTo = column(row, age.name().toLowerCase(Locale.ROOT), Long.class);
            counts.put(age, upTo - younger);
            younger = upTo;
        }
        return counts;
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

    private static long settledMicros(ConflictRow row) {
        var settled = row.index().settled();
        return settled == null ? 0 : micros(settled.at());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** A row, and how many there were before bytes cut them off. */
    private record Found(Kept kept, long of) {}

    /** For how long a conflict has been open, at most. */
    public enum Age {
        HOUR,
        DAY,
        WEEK,
        OLDER
    }

    /** How many conflicts of a tenant wait for a person, and since when the first of them does. */
    public record OpenOfTenant(UUID tenantId, long open, Instant oldestAt) {}

    /** One conflict's JSON and its place. */
    public record Kept(ConflictQuery.Place place, ByteBuffer conflict) {}
}
