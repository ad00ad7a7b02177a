package io.tributary.projector.consume;

import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Mono;

/** What some consumers read, and into which rows they make it. */
interface Rows {
    List<String> topics();

    /** Writes a batch's rows in the transaction that has begun. */
    Mono<Void> write(Connection connection, Batch batch);
}
