package io.tributary.gateway.batch;

import io.tributary.schemas.value.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A patch that fits its schema.
 *
 * @param document all of it, as it was sent
 */
record PlaybookPatch(String patchId, String playbookId, int baseVersion, List<Step> steps,
        Document document) {

    /**
     * One of its operations.
     *
     * @param value null if the operation has none, which is not the same as a JSON null
     */
    record Step(Op op, String path, @Nullable JsonNode value) {}

    enum Op {
        ADD,
        REPLACE,
        REMOVE;

        static Op of(String word) {
            return switch (word) {
                case "add" -> ADD;
                case "replace" -> REPLACE;
                case "remove" -> REMOVE;
                default -> throw new IllegalArgumentException("no operation: " + word);
            };
        }
    }

    static PlaybookPatch of(Document document) {
        var tree = Documents.tree(document);
        return new PlaybookPatch(tree.path("patchId").asString(),
                tree.path("playbookId").asString(), tree.path("baseVersion").asInt(),
                tree.path("operations").valueStream().map(PlaybookPatch::step).toList(),
                document);
    }

    private static Step step(JsonNode operation) {
        return new Step(Op.of(operation.path("op").asString()),
                operation.path("path").asString(),
                operation.has("value") ? operation.get("value") : null);
    }
}
