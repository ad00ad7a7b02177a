package io.tributary.gateway.batch;

import io.tributary.schemas.value.Document;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A batch that fits its schema.
 *
 * @param cursor as the device has it; it may never have been issued
 * @param digest the same for the same content, whatever the order of members
 */
record SyncRequest(String syncId, Document device, String cursor, List<Document> observations,
        List<Document> recommendations, List<Document> patches, String digest) {

    static SyncRequest of(Document body) {
        var upserts = object(body, "upserts");
        return new SyncRequest(text(body, "syncId"), object(body, "device"),
                text(body, "lastKnownServerCursor"), list(upserts, "observations"),
                list(upserts, "recommendations"), list(upserts, "playbookPatches"),
                digest(body));
    }

    /** The same for bodies that say the same (contract section 2). */
    static String digest(Document body) {
        return new Document(Map.of("body", body.fields())).digest("body");
    }

    String deviceId() {
        return text(device, "deviceId");
    }

    /** Whether it only asks for news, as devices do every 15 seconds. */
    boolean isPull() {
        return size() == 0;
    }

    int size() {
        return observations.size() + recommendations.size() + patches.size();
    }

    Stream<Document> records() {
        return Stream.of(observations, recommendations, patches).flatMap(List::stream);
    }

    private static String text(Document document, String field) {
        return String.valueOf(document.get(field));
    }

    private static List<Document> list(Document document, String field) {
        return document.get(field) instanceof List<?> items
                ? items.stream().map(SyncRequest::object).toList()
                : List.of();
    }

    private static Document object(Document document, String field) {
        return object(document.get(field));
    }

    @SuppressWarnings("unchecked") // the schema has seen that it is an object
    private static Document object(@Nullable Object value) {
        return value == null ? Document.EMPTY
                : new Document((Map<String, @Nullable Object>) value);
    }
}
