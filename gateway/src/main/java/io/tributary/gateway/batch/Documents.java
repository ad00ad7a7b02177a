package io.tributary.gateway.batch;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Between the hub's documents and JSON trees. */
final class Documents {
    private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {
    };

    private Documents() {}

    static Document of(JsonNode object) {
        return new Document(Json.MAPPER.convertValue(object, MEMBERS));
    }

    static JsonNode tree(Document document) {
        return Json.MAPPER.valueToTree(document.fields());
    }
}
