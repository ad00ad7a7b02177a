package io.tributary.projector.consume;

import io.r2dbc.spi.Connection;
import io.tributary.projector.postgres.BinaryArray;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code consumed}: where the projector stands in each partition. */
final class ConsumedTable {
    private static final String START = """
            INSERT INTO consumed (topic, partition, next_offset)
            SELECT topic, partition, 0 FROM unnest($1::text[], $2::int[]) AS new(topic, partition)
            ON CONFLICT DO NOTHING
            """;

    private static final String POSITIONS = """
            SELECT topic, partition, next_offset
              FROM consumed JOIN unnest($1::text[], $2::int[]) AS wanted(topic, partition)
             USING (topic, partition)
            """;

    private static final String ADVANCE = """
            UPDATE consumed SET next_offset = moved.next
              FROM unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[])
                   AS moved(topic, partition, expected, next)
             WHERE consumed.topic = moved.topic AND consumed.partition = moved.partition
               AND consumed.next_offset = moved.expected
            """;

    /** The positions of partitions; one that was never read stands at 0. */
    Mono<Map<TopicPartition, Long>> positions(Connection connection,
            Collection<TopicPartition> partitions) {
        var wanted = List.copyOf(partitions);
        var topics = BinaryArray.ofStrings(wanted, TopicPartition::topic);
        var numbers = BinaryArray.ofInts(wanted, TopicPartition::partition);
        var start = connection.createStatement(START).bind("$1", topics).bind("$2", numbers);
        var positions = connection.createStatement(POSITIONS).bind("$1", topics).bind("$2",
                numbers);
        return Flux.from(start.execute()).concatMap(result -> result.getRowsUpdated())
                .thenMany(Flux.defer(() -> positions.execute()))
                .concatMap(result -> result.map(row -> Map.entry(
                        new TopicPartition(Objects.requireNonNull(row.get(0, String.class)),
                                Objects.requireNonNull(row.get(1, Integer.class))),
                        Objects.requireNonNull(row.get(2, Long.class)))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Moves all parts' positions; false if another projector has moved one of them before, which
     * fences this one. Also makes a second writer wait for the first one's transaction.
     */
    Mono<Boolean> advance(Connection connection, List<Batch.Part> parts) {
        var statement = connection.createStatement(ADVANCE)
                .bind("$1", BinaryArray.ofStrings(parts, part -> part.partition().topic()))
                .bind("$2", BinaryArray.ofInts(parts, part -> part.partition().partition()))
                .bind("$3", BinaryArray.ofLongs(parts, Batch.Part::expected))
                .bind("$4", BinaryArray.ofLongs(parts, Batch.Part::next));
        return Flux.from(statement.execute()).concatMap(result -> result.getRowsUpdated())
                .reduce(0L, Long::sum).map(moved -> moved == parts.size());
    }
}
