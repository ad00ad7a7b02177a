package io.tributary.gateway.lamport;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Document;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A change as a page of the feed shows it. */
record StoredChange(String type, String id, long version, String op,
        @Nullable Map<String, @Nullable Object> data, UUID origin, Instant time,
        @Nullable Long lamport) {

    private static final TypeReference<List<StoredChange>> PAGE = new TypeReference<>() {
    };

    /** @param json changes with commas between them */
    static List<StoredChange> page(String json) {
        return Json.MAPPER.readValue("[" + json + "]", PAGE);
    }

    Document document() {
        return data == null ? Document.EMPTY : new Document(data);
    }

    boolean deleted() {
        return op.equals("delete");
    }
}
