package io.tributary.bench.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One tenant: its newest change of every entity, in order, and the receipts it gave. */
final class FakeFeed {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, ObjectNode> newest = new LinkedHashMap<>();
    private final Map<String, String> receipts = new LinkedHashMap<>();
    private final Sinks.Many<Long> heads = Sinks.many().multicast().directBestEffort();
    private long seq;

    synchronized @Nullable String receipt(String key) {
        return receipts.get(key);
    }

    synchronized String push(String key, JsonNode body) {
        var earlier = receipts.get(key);
        if (earlier != null) {
            return earlier;
        }
        var receipt = MAPPER.createObjectNode().put("pushId", key);
        var outcomes = receipt.putArray("outcomes");
        long end = seq + body.required("operations").size();
        for (var operation : body.required("operations")) {
            apply(operation, end, outcomes);
        }
        receipts.put(key, receipt.put("cursor", Long.toString(seq)).toString());
        heads.tryEmitNext(seq);
        return receipt.toString();
    }

    private void apply(JsonNode operation, long end, ArrayNode outcomes) {
        var type = operation.required("type").stringValue();
        var id = operation.required("id").stringValue();
        // A changed entity moves to the end of the feed.
        var before = newest.remove(type + "/" + id);
        long version = before == null ? 1 : before.required("version").longValue() + 1;
        seq++;
        var change = MAPPER.createObjectNode().put("lane", 0).put("seq", seq).put("pushEnd", end)
                .put("type", type).put("id", id).put("version", version).put("op", "put");
        change.set("data", data(operation, before));
        change.put("origin", "00000000-0000-8000-8000-000000000000")
                .put("time", "2026-01-01T00:00:00Z");
        newest.put(type + "/" + id, change);
        outcomes.addObject().put("index", outcomes.size() - 1).put("status", "accepted")
                .put("type", type).put("id", id).put("version", version).put("seq", seq)
                .put("rule", "arrival");
    }

    private static JsonNode data(JsonNode operation, @Nullable ObjectNode before) {
        if (operation.required("op").stringValue().equals("put")) {
            return operation.required("data");
        }
        var data = (ObjectNode) Objects.requireNonNull(before).required("data").deepCopy();
        if (operation.required("op").stringValue().equals("patch")) {
            data.setAll((ObjectNode) operation.required("data"));
            return data;
        }
        var field = operation.required("field").stringValue();
        return data.put(field, data.required(field).longValue()
                + operation.required("by").longValue());
    }

    synchronized List<ObjectNode> after(long cursor, int limit) {
        return newest.values().stream()
                .filter(change -> change.required("seq").longValue() > cursor)
                .limit(limit)
                .toList();
    }

    /** The feed after a cursor, for ever. */
    Flux<List<ObjectNode>> live(long cursor) {
        var at = new long[]{cursor};
        return heads.asFlux().startWith(0L).map(_ -> {
            var changes = new ArrayList<>(after(at[0], Integer.MAX_VALUE));
            if (!changes.isEmpty()) {
                at[0] = changes.getLast().required("seq").longValue();
            }
            return changes;
        });
    }
}
