package io.tributary.standalone.fuzz;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One method of one path, as it is described.
 *
 * @param door by which callers come in: {@code node}, {@code device}, {@code admin} or
 *        {@code artisan}; null for whom anybody may call
 * @param body the schema of the body; null if it has none
 */
record Endpoint(String method, String path, @Nullable String door, List<JsonNode> parameters,
        @Nullable JsonNode body) {

    String name() {
        return method + " " + path;
    }
}
