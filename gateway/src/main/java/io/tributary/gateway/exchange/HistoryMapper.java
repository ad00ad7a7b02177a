package io.tributary.gateway.exchange;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conflicts as the history of object versions: each keeps the version that did not apply. */
final class HistoryMapper {
    private HistoryMapper() {}

    static Map<String, @Nullable Object> version(Conflict conflict) {
        var loser = loser(conflict);
        var data = loser.data();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", conflict.id().toString());
        fields.put("entity_type", Item.modelOf(conflict.entity().type()));
        fields.put("entity_uuid", conflict.entity().id());
        fields.put("source_node_id", loser.node().toString());
        fields.put("arrival_time", conflict.detectedAt().toString());
        fields.put("conflict_resolution", resolution(conflict));
        fields.put("resolved_at", resolvedAt(conflict));
        fields.put("serialized_data", data == null ? null : data.fields());
        return fields;
    }

    private static Side loser(Conflict conflict) {
        return switch (conflict.winner()) {
            case CURRENT -> conflict.incoming();
            case INCOMING -> conflict.current();
        };
    }

    private static String resolution(Conflict conflict) {
        var settled = conflict.settled();
        return switch (conflict.status()) {
            case PENDING -> "PENDING";
            case RESOLVED_AUTO -> "AUTO_RESOLVED";
            case RESOLVED_MANUAL -> "MANUAL_RESOLVED_BY_"
                    + (settled == null ? "" : settled.settlement().resolver());
        };
    }

    private static @Nullable String resolvedAt(Conflict conflict) {
        var settled = conflict.settled();
        return switch (conflict.status()) {
            case PENDING -> null;
            case RESOLVED_AUTO -> conflict.detectedAt().toString();
            case RESOLVED_MANUAL -> settled == null ? null : settled.at().toString();
        };
    }
}
