package io.tributary.projector.entity;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.TenantId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code entities}: one row an entity, read in the order of latest changes. */
public final class EntityTable {
    // The guard holds within a lane, and an entity never leaves its lane.
    private static final String UPSERT = """
            INSERT INTO entities AS kept
                (tenant, lane, seq, push_end, type, id, version, deleted, origin, lamport,
                 change)
            SELECT * FROM unnest($1::uuid[], $2::int[], $3::bigint[], $4::bigint[], $5::text[],
                $6::text[], $7::bigint[], $8::bool[], $9::uuid[], $10::bigint[], $11::text[])
            ON CONFLICT (tenant, type, id) DO UPDATE
               SET lane = excluded.lane, seq = excluded.seq, push_end = excluded.push_end,
                   version = excluded.version, deleted = excluded.deleted,
                   origin = excluded.origin, lamport = excluded.lamport,
                   change = excluded.change
             WHERE kept.seq < excluded.seq
            """;

    // Types of the hub's own bookkeeping are left out unless they are named.
    // One row comes back whatever the page's size: the driver's cost is by row. A window over the
    // index' own order needs no sort, and the length of a large value is known without loading it.
    private static final String SLICE = """
            SELECT convert_to(string_agg(change, $7), 'UTF8') AS changes,
                   array_agg(seq) AS seqs, array_agg(push_end) AS push_ends,
                   array_agg(octet_length(change)) AS lengths,
                   CASE WHEN $10::bigint IS NOT NULL THEN array_agg(lamport) END AS lamports
              FROM (SELECT seq, push_end, lamport, change,
                           sum(octet_length(change)) OVER (ORDER BY seq ROWS UNBOUNDED PRECEDING)
                               - octet_length(change) AS bytes_before
                      FROM (SELECT seq, push_end, lamport, change
                              FROM entities
                             WHERE tenant = $1 AND lane = $2 AND seq > $3 AND seq <= $4
                               AND CASE WHEN $8::text[] IS NULL
                                        THEN NOT starts_with(type, 'tributary.')
                                        ELSE type LIKE ANY ($8) END
                               AND ($9::uuid IS NULL OR origin <> $9)
                               AND ($10::bigint IS NULL OR lamport > $10)
                             ORDER BY seq
                             LIMIT $5) AS range) AS measured
             WHERE bytes_before < $6
            """;

    private static final String PUSH_END = """
            SELECT push_end FROM entities
             WHERE tenant = $1 AND lane = $2 AND seq <= $3 ORDER BY seq DESC LIMIT 1
            """;

    private static final String ONE = """
            SELECT version, deleted, convert_to(change, 'UTF8') AS change
              FROM entities WHERE tenant = $1 AND type = $2 AND id = $3
            """;

    private static final String SOME = """
            SELECT convert_to(string_agg(change, E'\\n'), 'UTF8') AS changes
              FROM entities JOIN unnest($2::text[], $3::text[]) AS wanted(type, id)
             USING (type, id)
             WHERE tenant = $1
            """;

    /** Keeps the newest row of each entity. Replaying the same rows changes nothing. */
    public Mono<Void> upsert(Connection connection, List<EntityRow> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return run(connection.createStatement(UPSERT)
                .bind("$1", BinaryArray.ofUuids(rows, row -> row.index().lane().tenant().value()))
                .bind("$2", BinaryArray.ofInts(rows, row -> row.index().lane().lane()))
                .bind("$3", BinaryArray.ofLongs(rows, row -> row.index().seq()))
                .bind("$4", BinaryArray.ofLongs(rows, row -> row.index().pushEnd()))
                .bind("$5", BinaryArray.ofStrings(rows, row -> row.index().entity().type()))
                .bind("$6", BinaryArray.ofStrings(rows, row -> row.index().entity().id()))
                .bind("$7", BinaryArray.ofLongs(rows, row -> row.index().version()))
                .bind("$8", BinaryArray.ofBooleans(rows, row -> row.index().deleted()))
                .bind("$9", BinaryArray.ofUuids(rows, row -> row.index().origin()))
                .bind("$10", BinaryArray.ofLongs(rows, row -> row.index().lamport()))
                .bind("$11", BinaryArray.ofTexts(rows, EntityRow::change)));
    }

    /** The rows of {@code range}, oldest first. */
    public Mono<Slice> slice(Connection connection, Range range) {
        var statement = connection.createStatement(SLICE)
                .bind("$1", range.lane().tenant().value()).bind("$2", range.lane().lane())
                .bind("$3", range.after()).bind("$4", range.upTo()).bind("$5", range.rowsMax())
                .bind("$6", range.bytesMax()).bind("$7", range.separator());
        if (range.types().isEmpty()) {
            statement.bindNull("$8", String[].class);
        } else {
            statement.bind("$8", BinaryArray.ofStrings(range.types(), EntityTable::pattern));
        }
        var except = range.except();
        if (except == null) {
            statement.bindNull("$9", UUID.class);
        } else {
            statement.bind("$9", except.value());
        }
        var afterLamport = range.afterLamport();
        if (afterLamport == null) {
            statement.bindNull("$10", Long.class);
        } else {
            statement.bind("$10", afterLamport);
        }
        return one(statement, EntityTable::slice);
    }

    /** A type, or the beginning of some before a star, as a pattern of {@code LIKE}. */
    private static String pattern(String type) {
        var begin = type.endsWith("*") ? type.substring(0, type.length() - 1) : type;
        var literal = begin.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
        return type.endsWith("*") ? literal + "%" : literal;
    }

    private static Slice slice(Readable row) {
        var changes = row.get("changes", ByteBuffer.class);
        return changes == null ? Slice.EMPTY
                : new Slice(changes, longs(row, "seqs"), longs(row, "push_ends"),
                        List.of(column(row, "lengths", Integer[].class)), lamports(row));
    }

    private static List<Long> lamports(Readable row) {
        var lamports = row.get("lamports", Long[].class);
        return lamports == null ? List.of() : List.of(lamports);
    }

    /** Where the push ends to which the last row at or before {@code seq} belongs, if there is one. */
    public Mono<Long> pushEndAt(Connection connection, Range range, long seq) {
        return one(connection.createStatement(PUSH_END)
                .bind("$1", range.lane().tenant().value()).bind("$2", range.lane().lane())
                .bind("$3", seq), row -> column(row, "push_end", Long.class));
    }

    /** The entity as it now is, also if that is deleted; empty if it never was. */
    public Mono<Kept> find(Connection connection, TenantId tenant, EntityRef entity) {
        return one(connection.createStatement(ONE).bind("$1", tenant.value())
                .bind("$2", entity.type()).bind("$3", entity.id()),
                row -> new Kept(column(row, "version", Long.class),
                        column(row, "deleted", Boolean.class),
                        column(row, "change", ByteBuffer.class)));
    }

    /** The latest changes of some entities, a line each; empty text if there is none of them. */
    public Mono<ByteBuffer> find(Connection connection, TenantId tenant, List<EntityRef> wanted) {
        return one(connection.createStatement(SOME).bind("$1", tenant.value())
                .bind("$2", BinaryArray.ofStrings(wanted, EntityRef::type))
                .bind("$3", BinaryArray.ofStrings(wanted, EntityRef::id)),
                row -> Objects.requireNonNullElse(row.get("changes", ByteBuffer.class),
                        ByteBuffer.allocate(0)));
    }

    private static <T> Mono<T> one(Statement statement, Function<Readable, T> mapping) {
        return Flux.from(statement.execute()).concatMap(result -> result.map(mapping)).next();
    }

    private static Mono<Void> run(Statement statement) {
        return Flux.from(statement.execute()).concatMap(result -> result.getRowsUpdated()).then();
    }

    private static List<Long> longs(Readable row, String column) {
        return List.of(column(row, column, Long[].class));
    }

    private static <T> T column(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** One entity's latest change. */
    public record Kept(long version, boolean deleted, ByteBuffer change) {}
}
