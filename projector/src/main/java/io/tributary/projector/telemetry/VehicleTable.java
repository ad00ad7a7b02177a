package io.tributary.projector.telemetry;

import io.r2dbc.spi.Connection;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.schemas.fleet.Answer.CycleReport;
import io.tributary.projector.telemetry.VehicleRow.Registered;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code vehicles}: what the registry and the journal say of each vehicle. */
final class VehicleTable {
    // One statement for both, so that each vehicle's row is locked once. Where a batch says nothing,
    // what was there stays; 1969 stands for no time, since arrays have no nulls.
    private static final String UPSERT = """
            INSERT INTO vehicles AS kept (tenant, id, name, vpn_ip, api_port, listed, created_at,
                   last_seen_at, sync_status, software_version, last_sync_at, owners)
            SELECT tenant, id, name, nullif(host, ''), nullif(port, 0),
                   CASE listed WHEN 0 THEN false WHEN 1 THEN true END,
                   CASE WHEN created >= 'epoch' THEN created END,
                   CASE WHEN seen >= 'epoch' THEN seen END, status, nullif(version, ''),
                   CASE WHEN synced >= 'epoch' THEN synced END, owners::uuid[]
              FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[],
                   $7::timestamptz[], $8::timestamptz[], $9::text[], $10::text[],
                   $11::timestamptz[], $12::text[])
                   AS batch(tenant, id, name, host, port, listed, created, seen, status, version,
                            synced, owners)
            ON CONFLICT (tenant, id) DO UPDATE
               SET name = coalesce(nullif(excluded.name, ''), kept.name),
                   vpn_ip = coalesce(excluded.vpn_ip, kept.vpn_ip),
                   api_port = coalesce(excluded.api_port, kept.api_port),
                   listed = coalesce(excluded.listed, kept.listed),
                   created_at = coalesce(excluded.created_at, kept.created_at),
                   last_seen_at = coalesce(excluded.last_seen_at, kept.last_seen_at),
                   sync_status = coalesce(nullif(excluded.sync_status, 'unknown'),
                                          kept.sync_status),
                   software_version = coalesce(excluded.software_version, kept.software_version),
                   last_sync_at = coalesce(excluded.last_sync_at, kept.last_sync_at),
                   owners = CASE WHEN excluded.listed IS NULL THEN kept.owners
                                 ELSE excluded.owners END
            """;
    private static final long NO_TIME = -1;
    private static final int NOT_SAID = -1;

    Mono<Void> upsert(Connection connection, List<VehicleUpdate> updates) {
        if (updates.isEmpty()) {
            return Mono.empty();
        }
        return Flux.from(connection.createStatement(UPSERT)
                .bind("$1", BinaryArray.ofUuids(updates, it -> it.vehicle().tenant().value()))
                .bind("$2", BinaryArray.ofUuids(updates, it -> it.vehicle().node().value()))
                .bind("$3", BinaryArray.ofStrings(updates, it -> registered(it, "",
                        registered -> Storable.text(registered.name()))))
                .bind("$4", BinaryArray.ofStrings(updates,
                        it -> registered(it, "", Registered::host)))
                .bind("$5", BinaryArray.ofInts(updates,
                        it -> registered(it, 0, Registered::port)))
                .bind("$6", BinaryArray.ofInts(updates, it -> registered(it, NOT_SAID,
                        registered -> registered.listed() ? 1 : 0)))
                .bind("$7", BinaryArray.ofTimes(updates, it -> registered(it, NO_TIME,
                        registered -> registered.createdAt().toEpochMilli())))
                .bind("$8", BinaryArray.ofTimes(updates, it -> cycle(it, NO_TIME,
                        cycle -> millis(cycle.lastSeenAt()))))
                .bind("$9", BinaryArray.ofStrings(updates, it -> cycle(it, "unknown",
                        cycle -> cycle.status().name().toLowerCase(Locale.ROOT))))
                .bind("$10", BinaryArray.ofStrings(updates, it -> cycle(it, "",
                        cycle -> Storable.text(cycle.softwareVersion()))))
                .bind("$11", BinaryArray.ofTimes(updates, VehicleTable::syncedUntil))
                .bind("$12", BinaryArray.ofStrings(updates, it -> registered(it, "{}",
                        registered -> owners(registered.owners())))).execute())
                .concatMap(result -> result.getRowsUpdated()).then();
    }

    private static <T> T registered(VehicleUpdate update, T otherwise,
            Function<Registered, T> column) {
        return update.registered() == null ? otherwise : column.apply(update.registered());
    }

    private static <T> T cycle(VehicleUpdate update, T otherwise,
            Function<CycleReport, T> column) {
        return update.cycle() == null ? otherwise : column.apply(update.cycle());
    }

    /** An array of UUIDs as Postgres writes it: there are no arrays of arrays of several lengths. */
    private static String owners(Set<UUID> owners) {
        return owners.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static long syncedUntil(VehicleUpdate update) {
        return update.syncedUntil() == null ? NO_TIME : update.syncedUntil();
    }

    private static long millis(@Nullable Instant time) {
        return time == null ? NO_TIME : time.toEpochMilli();
    }
}
