package io.tributary.projector.telemetry;

import io.r2dbc.spi.Connection;
import io.tributary.projector.postgres.BinaryArray;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.JournalEntry.Coverage;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.value.NodeKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code coverage}: one row a vehicle, as the journal said it last. */
final class CoverageTable {
    private static final String UPSERT = """
            INSERT INTO coverage AS kept (tenant, vehicle_id, covered, gaps, at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[],
                   $5::timestamptz[])
            ON CONFLICT (tenant, vehicle_id) DO UPDATE
               SET covered = excluded.covered, gaps = excluded.gaps, at = excluded.at
            """;

    /** As all of the contract's times are written. */
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    Mono<Void> upsert(Connection connection, List<VehicleRow.Journalled> entries) {
        var latest = new LinkedHashMap<NodeKey, Coverage>();
        entries.forEach(it -> {
            if (it.entry() instanceof Coverage coverage) {
                latest.put(it.vehicle(), coverage);
            }
        });
        if (latest.isEmpty()) {
            return Mono.empty();
        }
        var vehicles = List.copyOf(latest.keySet());
        var coverages = List.copyOf(latest.values());
        return Flux.from(connection.createStatement(UPSERT)
                .bind("$1", BinaryArray.ofUuids(vehicles, it -> it.tenant().value()))
                .bind("$2", BinaryArray.ofUuids(vehicles, it -> it.node().value()))
                .bind("$3", BinaryArray.ofTexts(coverages, CoverageTable::covered))
                .bind("$4", BinaryArray.ofTexts(coverages, CoverageTable::gaps))
                .bind("$5", BinaryArray.ofTimes(coverages, it -> it.at().toEpochMilli()))
                .execute()).concatMap(result -> result.getRowsUpdated()).then();
    }

    private static ByteBuffer covered(Coverage coverage) {
        return json(coverage.covered().stream().map(CoverageTable::shown).toList());
    }

    private static ByteBuffer gaps(Coverage coverage) {
        return json(coverage.gaps().stream().map(CoverageTable::shown).toList());
    }

    private static Map<String, String> shown(Span span) {
        return new TreeMap<>(Map.of("from", text(span.from()), "to", text(span.to())));
    }

    private static Map<String, String> shown(JournalEntry.KnownGap gap) {
        var shown = new TreeMap<>(shown(gap.window()));
        shown.put("reason", gap.reason());
        return shown;
    }

    private static String text(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    private static ByteBuffer json(List<Map<String, String>> shown) {
        return ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(shown));
    }
}
