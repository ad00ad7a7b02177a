package io.tributary.projector.entity;

import io.r2dbc.spi.Connection;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.schemas.value.LaneKey;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code lamport_marks}: a sparse index of the feed by logical time. */
public final class LamportMarkTable {
    // The first of a block stays: nothing to update, and a replay changes nothing.
    private static final String ADD = """
            INSERT INTO lamport_marks (tenant, lane, block, seq, lamport)
            SELECT * FROM unnest($1::uuid[], $2::int[], $3::bigint[], $4::bigint[], $5::bigint[])
            ON CONFLICT DO NOTHING
            """;

    private static final String BEFORE = """
            SELECT seq FROM lamport_marks
             WHERE tenant = $1 AND lane = $2 AND lamport <= $3
             ORDER BY lamport DESC, seq DESC LIMIT 1
            """;

    /** Marks the blocks that these rows begin. */
    public Mono<Void> add(Connection connection, List<EntityRow> inLaneOrder) {
        var marks = EntityProjection.marks(inLaneOrder);
        if (marks.isEmpty()) {
            return Mono.empty();
        }
        var statement = connection.createStatement(ADD)
                .bind("$1", BinaryArray.ofUuids(marks, mark -> mark.lane().tenant().value()))
                .bind("$2", BinaryArray.ofInts(marks, mark -> mark.lane().lane()))
                .bind("$3", BinaryArray.ofLongs(marks, LamportMark::block))
                .bind("$4", BinaryArray.ofLongs(marks, LamportMark::seq))
                .bind("$5", BinaryArray.ofLongs(marks, LamportMark::lamport));
        return Flux.from(statement.execute()).concatMap(result -> result.getRowsUpdated()).then();
    }

    /**
     * A seq up to which no change is later than {@code lamport}, and behind which at most
     * {@link LamportMark#BLOCK_SEQS} seqs are not; 0 if there is no mark.
     */
    public Mono<Long> seqBefore(Connection connection, LaneKey lane, long lamport) {
        var statement = connection.createStatement(BEFORE).bind("$1", lane.tenant().value())
                .bind("$2", lane.lane()).bind("$3", lamport);
        return Flux.from(statement.execute())
                .concatMap(result -> result.map(
                        row -> Objects.requireNonNull(row.get("seq", Long.class))))
                .next().defaultIfEmpty(0L);
    }
}
