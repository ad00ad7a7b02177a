package io.tributary.projector.entity;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.schemas.change.Head;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToIntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code heads}: how far each lane is visible. */
public final class HeadTable {
    private static final String UPSERT = """
            INSERT INTO heads AS kept (tenant, lane, seq, lamport, partition)
            SELECT * FROM unnest($1::uuid[], $2::int[], $3::bigint[], $4::bigint[], $5::int[])
            ON CONFLICT (tenant, lane) DO UPDATE
               SET seq = excluded.seq, lamport = excluded.lamport,
                   partition = excluded.partition
             WHERE kept.seq < excluded.seq
            """;

    private static final String OF_TENANT = """
            SELECT tenant, lane, seq, lamport FROM heads WHERE tenant = $1
            """;

    private static final String OF_PARTITIONS = """
            SELECT tenant, lane, seq, lamport FROM heads WHERE partition = ANY ($1)
            """;

    /** @param partition the partition of the changes topic that a lane lies in */
    public Mono<Void> upsert(Connection connection, List<Head> heads,
            ToIntFunction<LaneKey> partition) {
        if (heads.isEmpty()) {
            return Mono.empty();
        }
        var statement = connection.createStatement(UPSERT)
                .bind("$1", BinaryArray.ofUuids(heads, head -> head.lane().tenant().value()))
                .bind("$2", BinaryArray.ofInts(heads, head -> head.lane().lane()))
                .bind("$3", BinaryArray.ofLongs(heads, Head::seq))
                .bind("$4", BinaryArray.ofLongs(heads, Head::lamport))
                .bind("$5", BinaryArray.ofInts(heads,
                        head -> partition.applyAsInt(head.lane())));
        return Flux.from(statement.execute()).concatMap(result -> result.getRowsUpdated()).then();
    }

    /** All lanes of a tenant that have a change. */
    public Flux<Head> of(Connection connection, TenantId tenant) {
        return heads(connection.createStatement(OF_TENANT).bind("$1", tenant.value()));
    }

    /** The heads of all lanes in some partitions of the changes topic. */
    public Flux<Head> ofPartitions(Connection connection, Collection<Integer> partitions) {
        return heads(connection.createStatement(OF_PARTITIONS)
                .bind("$1", BinaryArray.ofInts(List.copyOf(partitions), Integer::intValue)));
    }

    private static Flux<Head> heads(Statement statement) {
        return Flux.from(statement.execute()).concatMap(result -> result.map(row -> new Head(
                new LaneKey(new TenantId(column(row, "tenant", UUID.class)),
                        column(row, "lane", Integer.class)),
                column(row, "seq", Long.class), column(row, "lamport", Long.class))));
    }

    private static <T> T column(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
