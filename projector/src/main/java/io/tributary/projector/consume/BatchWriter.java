package io.tributary.projector.consume;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.tributary.projector.conflict.ConflictProjection;
import io.tributary.projector.conflict.ConflictTable;
import io.tributary.projector.entity.EntityProjection;
import io.tributary.projector.entity.EntityTable;
import io.tributary.projector.entity.HeadTable;
import io.tributary.projector.entity.LamportMarkTable;
import io.tributary.projector.entity.LedgerTable;
import io.tributary.schemas.change.Head;
import io.tributary.schemas.value.LaneKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes batches on a connection of its own, for one thread. Every failure closes the connection,
 * and with it whatever had begun; the next call opens another.
 */
final class BatchWriter implements AutoCloseable {
    private final EntityTable entities = new EntityTable();
    private final ConflictTable conflicts;
    private final LedgerTable ledger = new LedgerTable();
    private final HeadTable heads = new HeadTable();
    private final LamportMarkTable marks = new LamportMarkTable();
    private final ConsumedTable consumed = new ConsumedTable();
    private final ConnectionFactory connections;
    private final ToIntFunction<LaneKey> partitions;
    private final Duration timeout;
    private @Nullable Connection connection;

    /**
     * @param partitions the partition of the changes topic that a lane lies in
     * @param sideBytesMax a larger side of a conflict is given by reference in lists
     * @param timeout for each call, also when the network swallows the answer
     */
    BatchWriter(ConnectionFactory connections, ToIntFunction<LaneKey> partitions,
            int sideBytesMax, Duration timeout) {
        conflicts = new ConflictTable(sideBytesMax);
        this.connections = connections;
        this.partitions = partitions;
        this.timeout = timeout;
    }

    /** How a batch ended. */
    enum Outcome {
        /** All of it is visible. */
        COMMITTED,
        /** Another projector writes one of the partitions: nothing of it is. */
        FENCED
    }

    /** All or nothing, and in the order that lets a fenced writer do no work. */
    Outcome write(Batch batch) {
        return call(postgres -> transaction(postgres,
                consumed.advance(postgres, batch.parts())
                        .flatMap(ours -> ours
                                ? rows(postgres, batch).then(Mono.from(postgres
                                        .commitTransaction())).thenReturn(Outcome.COMMITTED)
                                : Mono.from(postgres.rollbackTransaction())
                                        .thenReturn(Outcome.FENCED))));
    }

    /** Tries what {@link #write} would do with the rows, and takes it back. */
    void rehearse(Batch batch) {
        call(postgres -> transaction(postgres, rows(postgres, batch)
                .then(Mono.from(postgres.rollbackTransaction())).thenReturn(true)));
    }

    Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
        return call(postgres -> consumed.positions(postgres, partitions));
    }

    /** The heads of all lanes in some partitions of the changes topic. */
    List<Head> heads(Collection<Integer> partitions) {
        return call(postgres -> heads.ofPartitions(postgres, partitions).collectList());
    }

    private Mono<Void> rows(Connection postgres, Batch batch) {
        var rows = batch.entities();
        return entities.upsert(postgres, EntityProjection.newest(rows))
                .then(marks.add(postgres, rows))
                .then(ledger.add(postgres, rows))
                .then(conflicts.upsert(postgres, ConflictProjection.newest(batch.conflicts())))
                .then(heads.upsert(postgres, EntityProjection.heads(rows), partitions));
    }

    private static <T> Mono<T> transaction(Connection postgres, Mono<T> work) {
        return Mono.from(postgres.beginTransaction()).then(work);
    }

    private <T> T call(Function<Connection, Mono<T>> work) {
        try {
            return await(work.apply(open()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Connection open() {
        if (connection == null) {
            connection = await(Mono.from(connections.create()));
        }
        return connection;
    }

    private <T> T await(Mono<T> answer) {
        return answer.timeout(timeout, Mono.error(
                () -> new R2dbcTimeoutException("no answer within " + timeout.toMillis() + " ms")))
                .blockOptional().orElseThrow();
    }

    @Override
    public void close() {
        if (connection != null) {
            var closing = connection;
            connection = null;
            // A connection that is already lost has nothing to say that matters here.
            Mono.from(closing.close()).timeout(timeout).onErrorComplete().block();
        }
    }
}
