package io.tributary.projector.telemetry;

import io.r2dbc.spi.Connection;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.projector.telemetry.VehicleRow.Configured;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.value.NodeKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code channel_config}: one row a channel of a vehicle. */
final class ChannelTable {
    private static final String UPSERT = """
            INSERT INTO channel_config AS kept
                (tenant, vehicle_id, channel_id, name, unit, min_value, max_value, synced_at)
            SELECT tenant, vehicle, channel, name, nullif(unit, ''), nullif(least, 'NaN'),
                   nullif(most, 'NaN'), synced
              FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[],
                   $6::float8[], $7::float8[], $8::timestamptz[])
                   AS batch(tenant, vehicle, channel, name, unit, least, most, synced)
            ON CONFLICT (tenant, vehicle_id, channel_id) DO UPDATE
               SET name = excluded.name, unit = excluded.unit, min_value = excluded.min_value,
                   max_value = excluded.max_value, synced_at = excluded.synced_at
            """;

    Mono<Void> upsert(Connection connection, List<Configured> rows) {
        var latest = latest(rows);
        if (latest.isEmpty()) {
            return Mono.empty();
        }
        return Flux.from(connection.createStatement(UPSERT)
                .bind("$1", BinaryArray.ofUuids(latest, it -> it.vehicle().tenant().value()))
                .bind("$2", BinaryArray.ofUuids(latest, it -> it.vehicle().node().value()))
                .bind("$3", BinaryArray.ofInts(latest, it -> it.channel().channelId()))
                .bind("$4", BinaryArray.ofStrings(latest,
                        it -> Storable.text(it.channel().name())))
                .bind("$5", BinaryArray.ofStrings(latest,
                        it -> Storable.text(it.channel().unit())))
                .bind("$6", BinaryArray.ofDoubles(latest, it -> orNaN(it.channel().physMin())))
                .bind("$7", BinaryArray.ofDoubles(latest, it -> orNaN(it.channel().physMax())))
                .bind("$8", BinaryArray.ofTimes(latest, it -> it.at().toEpochMilli()))
                .execute()).concatMap(result -> result.getRowsUpdated()).then();
    }

    /** A statement must not touch a row twice. */
    private static List<Row> latest(List<Configured> inOrder) {
        var latest = new LinkedHashMap<Named, Row>();
        for (Configured row : inOrder) {
            for (Channel channel : row.channels().channels()) {
                latest.put(new Named(row.vehicle(), channel.channelId()),
                        new Row(row.vehicle(), channel, row.channels().syncedAt()));
            }
        }
        return List.copyOf(latest.values());
    }

    private static double orNaN(@Nullable Double bound) {
        return bound == null ? Double.NaN : bound;
    }

    private record Named(NodeKey vehicle, int channelId) {}

    private record Row(NodeKey vehicle, Channel channel, Instant at) {}
}
