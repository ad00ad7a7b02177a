package io.tributary.gateway.lamport;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What names a stock event, and how it is shown. */
final class StockEvents {
    /** Says of itself only where it stands, which is not what happened. */
    private static final Set<String> NO_CONTENT = Set.of("version", "lamport_ts", "created_at",
            "updated_at", "synced_at");
    /** What a repetition repeats exactly (contract section 4). */
    private static final List<String> REPEATED = List.of("device_id", "lamport_ts", "product_id",
            "operation", "delta", "reason", "payment_status", "amount", "created_by");

    private StockEvents() {}

    /**
     * The hash that names an event: the sent one, or else one of what a repetition repeats. Without
     * a logical time two equal sales may both be meant, so each is named by its push.
     */
    static String hash(TenantId tenant, Item event, UUID push, int index) {
        var sent = event.optionalText("operation_hash");
        if (sent != null && !sent.isEmpty()) {
            return sent;
        }
        return event.lamport() == 0 ? sha256(push + "/" + index)
                : sha256(REPEATED.stream()
                        .map(event.fields()::get).map(String::valueOf)
                        .reduce(tenant.toString(), (all, next) -> all + "\u0000" + next));
    }

    /** The operation's id: the same wherever and whenever the hash is sent. */
    static String id(TenantId tenant, String hash) {
        return Names.uuid("lamport-operation", tenant, hash).toString();
    }

    /** An entry of the ledger as a full event (contract section 6). */
    static Map<String, @Nullable Object> show(TenantId tenant, StoredChange change) {
        return show(tenant, change.id(), change.document(), change.time(), change.lamport());
    }

    /**
     * @param time when the hub took it
     * @param lamport its logical time; null if it has none
     */
    static Map<String, @Nullable Object> show(TenantId tenant, String id, Document entry,
            Instant time, @Nullable Long lamport) {
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("id", id);
        for (var member : Shape.STOCK_EVENT.members()) {
            event.put(member.name(), entry.get(member.name()));
        }
        event.put("tenant_id", tenant.toString());
        event.put("lamport_ts", lamport);
        event.put("version", version(entry) + 1);
        event.put("is_deleted", false);
        event.put("deleted_at", null);
        event.put("content_hash", contentHash(event));
        event.put("created_at", time);
        event.put("updated_at", time);
        event.put("synced_at", time);
        if (Boolean.TRUE.equals(entry.get("overruled"))) {
            event.put("overruled", true);
        }
        return event;
    }

    private static long version(Document entry) {
        return entry.get("version") instanceof Number number ? number.longValue() : 1;
    }

    private static String contentHash(Map<String, @Nullable Object> event) {
        var content = new TreeMap<String, @Nullable Object>(event);
        content.keySet().removeAll(NO_CONTENT);
        return sha256(Objects.requireNonNull(Json.MAPPER.writeValueAsString(content)));
    }

    private static String sha256(String text) {
        return HexFormat.of()
                .formatHex(Names.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
