package io.tributary.projector.consume;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.tributary.projector.entity.HeadTable;
import io.tributary.schemas.change.Head;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes batches on a connection of its own, for one thread. Every failure closes the connection,
 * and with it whatever had begun; the next call opens another.
 */
final class BatchWriter implements AutoCloseable {
    private final HeadTable heads = new HeadTable();
    private final ConsumedTable consumed = new ConsumedTable();
    private final ConnectionFactory connections;
    private final Rows rows;
    private final Duration timeout;
    private @Nullable Connection connection;

    /** @param timeout for each call, also when the network swallows the answer */
    BatchWriter(ConnectionFactory connections, Rows rows, Duration timeout) {
        this.connections = connections;
        this.rows = rows;
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
                                ? rows.write(postgres, batch).then(Mono.from(postgres
                                        .commitTransaction())).thenReturn(Outcome.COMMITTED)
                                : Mono.from(postgres.rollbackTransaction())
                                        .thenReturn(Outcome.FENCED))));
    }

    /** Tries what {@link #write} would do with the rows, and takes it back. */
    void rehearse(Batch batch) {
        call(postgres -> transaction(postgres, rows.write(postgres, batch)
                .then(Mono.from(postgres.rollbackTransaction())).thenReturn(true)));
    }

    Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) {
        return call(postgres -> consumed.positions(postgres, partitions));
    }

    /** The heads of all lanes in some partitions of the changes topic. */
    List<Head> heads(Collection<Integer> partitions) {
        return call(postgres -> heads.ofPartitions(postgres, partitions).collectList());
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
