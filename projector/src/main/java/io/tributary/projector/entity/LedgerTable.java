package io.tributary.projector.entity;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.schemas.codec.ChangeIndex;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.TenantId;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code ledger_entries}: which entities are the counts of which counter. */
public final class LedgerTable {
    // An entry keeps its place for ever: whoever writes over the entity does not book again.
    private static final String ADD = """
            INSERT INTO ledger_entries
                (tenant, type, entity, field, seq, amount, entry_type, entry_id)
            SELECT tenant, type, entity, field, seq, amount::numeric, entry_type, entry_id
              FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[],
                   $6::text[], $7::text[], $8::text[])
                   AS batch(tenant, type, entity, field, seq, amount, entry_type, entry_id)
            ON CONFLICT DO NOTHING
            """;

    private static final String PAGE = """
            SELECT ledger.seq AS seq, convert_to(change, 'UTF8') AS change
              FROM ledger_entries AS ledger JOIN entities AS entry
                ON entry.tenant = ledger.tenant AND entry.type = entry_type
               AND entry.id = entry_id
             WHERE ledger.tenant = $1 AND ledger.type = $2 AND ledger.entity = $3
               AND ledger.field = $4 AND ledger.seq > $5
             ORDER BY ledger.seq LIMIT $6
            """;

    private static final String SUM = """
            SELECT coalesce(sum(amount), 0) AS sum FROM ledger_entries
             WHERE tenant = $1 AND type = $2 AND entity = $3 AND field = $4
            """;

    /** Files the ledger entries among these rows. */
    public Mono<Void> add(Connection connection, List<EntityRow> rows) {
        var entries = entries(rows);
        if (entries.isEmpty()) {
            return Mono.empty();
        }
        var statement = connection.createStatement(ADD)
                .bind("$1", BinaryArray.ofUuids(entries,
                        entry -> entry.index().lane().tenant().value()))
                .bind("$2", BinaryArray.ofStrings(entries,
                        entry -> entry.booked().counted().type()))
                .bind("$3", BinaryArray.ofStrings(entries, entry -> entry.booked().counted().id()))
                .bind("$4", BinaryArray.ofStrings(entries, entry -> entry.booked().field()))
                .bind("$5", BinaryArray.ofLongs(entries, entry -> entry.index().seq()))
                .bind("$6", BinaryArray.ofStrings(entries,
                        entry -> entry.booked().by().toString()))
                .bind("$7", BinaryArray.ofStrings(entries, entry -> entry.index().entity().type()))
                .bind("$8", BinaryArray.ofStrings(entries, entry -> entry.index().entity().id()));
        return Flux.from(statement.execute()).concatMap(result -> result.getRowsUpdated()).then();
    }

    /** The first change of each entity that is an entry. */
    private static List<Entry> entries(List<EntityRow> inLaneOrder) {
        var first = new LinkedHashMap<List<Object>, Entry>();
        for (EntityRow row : inLaneOrder) {
            var booked = row.index().booked();
            if (booked != null) {
                first.putIfAbsent(List.of(row.index().lane(), row.index().entity()),
                        new Entry(row.index(), booked));
            }
        }
        return new ArrayList<>(first.values());
    }

    /** Entries behind {@code after}, in order. */
    public Mono<List<Kept>> page(Connection connection, Counter counter, long after,
            int rowsMax) {
        return Flux.from(bound(connection, PAGE, counter).bind("$5", after).bind("$6", rowsMax)
                .execute())
                .concatMap(result -> result.map(row -> new Kept(column(row, "seq", Long.class),
                        column(row, "change", ByteBuffer.class))))
                .collectList();
    }

    /** The sum of all entries; 0 if there are none. */
    public Mono<BigDecimal> sum(Connection connection, Counter counter) {
        return Flux.from(bound(connection, SUM, counter).execute())
                .concatMap(result -> result.map(row -> column(row, "sum", BigDecimal.class)))
                .single();
    }

    private static Statement bound(Connection connection, String sql, Counter counter) {
        return connection.createStatement(sql).bind("$1", counter.tenant().value())
                .bind("$2", counter.entity().type()).bind("$3", counter.entity().id())
                .bind("$4", counter.field());
    }

    private static <T> T column(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** A number of an entity that is counted. */
    public record Counter(TenantId tenant, EntityRef entity, String field) {}

    /** One entry's latest change. */
    public record Kept(long seq, ByteBuffer change) {}

    private record Entry(ChangeIndex index, ChangeIndex.Booked booked) {}
}
