package io.tributary.gateway.lamport;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a conflict as operations of the protocol: {@code a} is the one that came,
 * {@code b} the one that was there.
 */
final class Sides {
    private Sides() {}

    /** The operation that a side is; a state, which is no operation, is named by its conflict. */
    static String operationId(Conflict conflict, Conflict.Winner which) {
        var side = side(conflict, which);
        var data = data(side);
        if (side.kind().isCount() && data.get("entry") instanceof Map<?, ?> entry
                && entry.get("id") instanceof String id) {
            return id;
        }
        var byApp = AppDocument.operationId(data);
        return byApp != null ? byApp
                : Names.uuid("lamport-side", conflict.id(), which).toString();
    }

    /**
     * The side in full, as the protocol shows such an object.
     *
     * @param entries what the ledger says of counts, by the ids of their entries
     */
    static Map<String, @Nullable Object> payload(Conflict conflict, Conflict.Winner which,
            Map<String, Document> entries) {
        var side = side(conflict, which);
        var tenant = conflict.lane().tenant();
        if (side.kind().isCount()) {
            var id = operationId(conflict, which);
            return StockEvents.show(tenant, id, event(conflict, side, entries.get(id)),
                    side.time(), side.lamport());
        }
        var payload = new LinkedHashMap<String, @Nullable Object>(data(side).fields());
        payload.put("id", conflict.entity().id());
        payload.put("tenant_id", tenant.toString());
        payload.put("lamport_ts", side.lamport());
        if (side.kind() == Side.Kind.DELETION) {
            payload.put("is_deleted", true);
        }
        return payload;
    }

    static Side side(Conflict conflict, Conflict.Winner which) {
        return switch (which) {
            case CURRENT -> conflict.current();
            case INCOMING -> conflict.incoming();
        };
    }

    static Document data(Side side) {
        return side.data() == null ? Document.EMPTY : side.data();
    }

    /** What the hub knows of a count by itself, and over it what its device said. */
    @SuppressWarnings("unchecked") // JSON objects have string keys only
    private static Document event(Conflict conflict, Side side, @Nullable Document booked) {
        var data = data(side);
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("product_id", conflict.entity().id());
        event.put("operation", data.has("to") ? "SET" : "INCREMENT");
        event.put("delta", data.has("to") ? data.get("to") : data.get("by"));
        if (booked != null) {
            event.putAll(booked.fields());
        }
        if (data.get("entry") instanceof Map<?, ?> entry
                && entry.get("data") instanceof Map<?, ?> said) {
            event.putAll((Map<String, @Nullable Object>) said);
        }
        return new Document(event);
    }
}
