package io.tributary.bench.workload;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The three operations as the protocol defines them. */
final class TinyHub {
    final Map<String, ObjectNode> documents = new HashMap<>();
    final Map<String, Long> versions = new HashMap<>();

    void apply(JsonNode operation) {
        var id = operation.required("id").stringValue();
        versions.merge(id, 1L, Long::sum);
        switch (operation.required("op").stringValue()) {
            case "put" -> documents.put(id, (ObjectNode) operation.required("data").deepCopy());
            case "patch" -> document(id).setAll((ObjectNode) operation.required("data"));
            default -> {
                var field = operation.required("field").stringValue();
                document(id).put(field, document(id).required(field).longValue()
                        + operation.required("by").longValue());
            }
        }
    }

    private ObjectNode document(String id) {
        return Objects.requireNonNull(documents.get(id));
    }
}
