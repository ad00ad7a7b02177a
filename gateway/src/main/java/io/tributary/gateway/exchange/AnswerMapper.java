package io.tributary.gateway.exchange;

import io.tributary.gateway.access.Principal;
import io.tributary.schemas.codec.PlainJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers in both forms at once: the envelope itself, and the wrapper around it. */
final class AnswerMapper {
    private AnswerMapper() {}

    static byte[] write(Principal caller, Exchanged answer, Instant now) {
        var header = header(caller, answer.peer(), now);
        var body = body(answer.items());
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("header", header);
        fields.put("body", body);
        fields.put("success", true);
        fields.put("packet_data", Map.of("header", header, "body", body));
        fields.put("processed_count", answer.processed());
        fields.put("error_count", 0);
        fields.put("message", message(answer));
        return json(fields);
    }

    static byte[] writeImported(Exchanged answer) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("success", true);
        fields.put("processed_count", answer.processed());
        fields.put("error_count", 0);
        fields.put("message", message(answer));
        return json(fields);
    }

    /** Objects as a file has them. */
    static List<Map<String, @Nullable Object>> changes(List<Item> items) {
        return items.stream().map(item -> entity(item, "entity_type", "entity_uuid")).toList();
    }

    /** Any value of plain Java as JSON, numbers exactly. */
    static byte[] json(Object value) {
        return PlainJson.write(json -> PlainJson.write(json, value));
    }

    private static Map<String, @Nullable Object> header(Principal caller, Peer peer,
            Instant now) {
        var header = new LinkedHashMap<String, @Nullable Object>();
        header.put("sender_node_id", Centre.of(caller.tenant()).toString());
        header.put("recipient_node_id", caller.node().node().toString());
        header.put("packet_no", peer.sent());
        header.put("ack_packet_no", peer.received());
        header.put("schema_version", Header.SCHEMA_VERSION);
        header.put("timestamp", now.toString());
        return header;
    }

    private static Map<String, @Nullable Object> body(List<Item> items) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("entities", items.stream().map(item -> entity(item, "type", "uuid")).toList());
        body.put("change_count", items.size());
        return body;
    }

    private static Map<String, @Nullable Object> entity(Item item, String type, String uuid) {
        var entity = new LinkedHashMap<String, @Nullable Object>();
        entity.put(type, item.type());
        entity.put(uuid, item.entity().id());
        entity.put("operation", item.act().name());
        var data = item.data();
        entity.put("data", data == null ? null : data.fields());
        return entity;
    }

    private static @Nullable String message(Exchanged answer) {
        return switch (answer.kind()) {
            case REPETITION -> "The packet was received earlier; nothing was applied";
            case POLL -> null;
            case PACKET, FILE -> answer.conflicts() == 0 ? null
                    : answer.conflicts() + " of the objects were changed at the centre as well;"
                            + " what was not applied is kept in the history";
        };
    }
}
