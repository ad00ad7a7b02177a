package io.tributary.projector.telemetry;

import io.r2dbc.spi.Connection;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.projector.postgres.Partitions;
import io.tributary.projector.telemetry.VehicleRow.Measured;
import io.tributary.schemas.fleet.Samples;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code measurements}: one row a sample, in partitions by month. */
final class MeasurementTable {
    // Whose a row is stands once a chunk: ids in every row would be most of what is sent.
    private static final String ADD = """
            INSERT INTO measurements (tenant, vehicle_id, channel_id, time, value, late)
            SELECT ($1::uuid[])[chunk], ($2::uuid[])[chunk], channel, time, value, late
              FROM unnest($3::int[], $4::int[], $5::timestamptz[], $6::float8[], $7::bool[])
                   AS batch(chunk, channel, time, value, late)
            ON CONFLICT DO NOTHING
            """;

    private final Partitions partitions = Partitions.OF_MEASUREMENTS;
    private final int statementRowsMax;

    /** @param statementRowsMax rows that one statement writes */
    MeasurementTable(int statementRowsMax) {
        this.statementRowsMax = statementRowsMax;
    }

    /** Adds what is not there yet: the first value of a time stays (contract fleet, 4.4). */
    Mono<Void> add(Connection connection, List<Measured> chunks) {
        if (chunks.isEmpty()) {
            return Mono.empty();
        }
        var columns = Columns.of(chunks);
        return partitions.provide(connection, columns.times)
                .thenMany(Flux.fromStream(IntStream
                        .iterate(0, from -> from < columns.size(), from -> from + statementRowsMax)
                        .boxed())
                        .concatMap(from -> add(connection, chunks, columns, from)))
                .then();
    }

    private Flux<Long> add(Connection connection, List<Measured> chunks, Columns columns,
            int from) {
        int to = Math.min(columns.size(), from + statementRowsMax);
        return Flux.from(connection.createStatement(ADD)
                .bind("$1", BinaryArray.ofUuids(chunks, it -> it.vehicle().tenant().value()))
                .bind("$2", BinaryArray.ofUuids(chunks, it -> it.vehicle().node().value()))
                .bind("$3", BinaryArray.ofInts(columns.chunks, from, to))
                .bind("$4", BinaryArray.ofInts(columns.channels, from, to))
                .bind("$5", BinaryArray.ofTimes(columns.times, from, to))
                .bind("$6", BinaryArray.ofDoubles(columns.values, from, to))
                .bind("$7", BinaryArray.ofBooleans(columns.late, from, to)).execute())
                .concatMap(result -> result.getRowsUpdated());
    }

    /** The samples of all chunks, column by column. */
    private static final class Columns {
        private final int[] chunks;
        private final int[] channels;
        private final long[] times;
        private final double[] values;
        private final boolean[] late;
        private int filled;

        private Columns(int size) {
            chunks = new int[size];
            channels = new int[size];
            times = new long[size];
            values = new double[size];
            late = new boolean[size];
        }

        private static Columns of(List<Measured> rows) {
            var columns = new Columns(rows.stream().map(Measured::measurements)
                    .mapToInt(it -> it.samples().size() + it.late().size()).sum());
            for (int i = 0; i < rows.size(); i++) {
                // Postgres counts from 1.
                columns.add(i + 1, rows.get(i).measurements().samples(), false);
                columns.add(i + 1, rows.get(i).measurements().late(), true);
            }
            return columns;
        }

        private void add(int chunk, Samples samples, boolean areLate) {
            for (int i = 0; i < samples.size(); i++) {
                chunks[filled] = chunk;
                channels[filled] = samples.channel(i);
                times[filled] = samples.time(i);
                values[filled] = samples.value(i);
                late[filled] = areLate;
                filled++;
            }
        }

        private int size() {
            return filled;
        }
    }
}
