package io.tributary.gateway.lamport;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.value.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conflict in the words of the engine's form (contract section 5). */
final class ConflictView {
    private ConflictView() {}

    /** @param entries see {@link Sides#payload} */
    static Map<String, @Nullable Object> of(Conflict conflict,
            Map<String, Document> entries) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", conflict.id());
        view.put("tenant_id", conflict.lane().tenant().value());
        view.put("detected_at", conflict.detectedAt());
        view.put("entity_type", entityType(conflict));
        view.put("entity_id", conflict.entity().id());
        view.put("operation_a_id", Sides.operationId(conflict, Winner.INCOMING));
        view.put("operation_b_id", Sides.operationId(conflict, Winner.CURRENT));
        view.put("payload_a", Sides.payload(conflict, Winner.INCOMING, entries));
        view.put("payload_b", Sides.payload(conflict, Winner.CURRENT, entries));
        view.put("status", conflict.status());
        view.put("resolution_method", method(conflict));
        view.put("winner_id", winner(conflict));
        view.put("resolution_reason", "rule " + conflict.rule());
        view.put("ai_suggestion", null);
        view.put("ai_confidence", null);
        view.put("ai_reasoning", null);
        settled(conflict, view);
        return view;
    }

    /** Which of the three tiers decided, or was the last to find nothing to decide by. */
    static String method(Conflict conflict) {
        return switch (conflict.tier()) {
            case 1 -> "HARDCODED";
            case 2 -> "HEURISTIC";
            default -> "MANUAL";
        };
    }

    private static String entityType(Conflict conflict) {
        return Types.wireName(conflict.incoming().kind().isCount() ? Types.STOCK_EVENT
                : conflict.entity().type());
    }

    /** While a person has to decide, the new operation is the provisional winner, as in the origin. */
    private static String winner(Conflict conflict) {
        return Sides.operationId(conflict, conflict.status() == Conflict.Status.PENDING
                ? Winner.INCOMING
                : conflict.winner());
    }

    private static void settled(Conflict conflict, Map<String, @Nullable Object> view) {
        var settled = conflict.settled();
        view.put("resolved_by", settled == null ? null : settled.settlement().resolver());
        view.put("resolved_at", settled == null ? null : settled.at());
        view.put("user_feedback", settled == null ? null : settled.settlement().note());
    }
}
