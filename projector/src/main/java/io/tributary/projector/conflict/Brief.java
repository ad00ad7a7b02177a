package io.tributary.projector.conflict;

import io.tributary.schemas.codec.Json;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A conflict for lists: documents that are too large are left out, with a word where they are. */
final class Brief {
    private static final List<String> HOLDERS = List.of("/current", "/incoming",
            "/settled/settlement");

    private Brief() {}

    /**
     * JSON of the conflict with {@code dataRef: {bytes, href}} in place of each {@code data} of more
     * than {@code bytesMax} bytes; empty if there is none.
     */
    static String of(UUID id, byte[] conflict, int bytesMax) {
        if (conflict.length <= bytesMax) {
            return "";
        }
        var brief = Json.MAPPER.readTree(conflict);
        boolean shorter = false;
        for (String holder : HOLDERS) {
            shorter |= shorten(brief.at(holder), id, bytesMax);
        }
        return shorter ? Json.MAPPER.writeValueAsString(brief) : "";
    }

    private static boolean shorten(JsonNode holder, UUID id, int bytesMax) {
        if (!(holder instanceof ObjectNode object) || !object.has("data")) {
            return false;
        }
        int bytes = Json.MAPPER.writeValueAsBytes(object.get("data")).length;
        if (bytes <= bytesMax) {
            return false;
        }
        object.remove("data");
        object.putObject("dataRef").put("bytes", bytes).put("href", "/v1/conflicts/" + id);
        return true;
    }
}
