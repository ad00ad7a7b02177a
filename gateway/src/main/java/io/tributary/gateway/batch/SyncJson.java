package io.tributary.gateway.batch;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The answer to a batch: nothing more and nothing less (contract section 1). */
record SyncJson(String syncId, String acceptedAt, String serverCursor, CountsJson acceptedCounts,
        List<ConflictJson> conflicts, DownstreamJson downstream) {

    record CountsJson(int observations, int recommendations, int playbookPatches) {}

    /** @param entityType {@code observation}, {@code recommendation} or {@code playbookPatch} */
    record ConflictJson(String entityType, String entityId, ErrorCode code, String message) {}

    record DownstreamJson(PlaybookJson playbook, List<JsonNode> observations,
            List<JsonNode> recommendations) {}

    /** @param version 1 or more */
    record PlaybookJson(String playbookId, int version, String updatedAt) {
        static PlaybookJson of(JsonNode playbook) {
            return new PlaybookJson(playbook.path("playbookId").asString(),
                    playbook.path("version").asInt(), playbook.path("updatedAt").asString());
        }
    }
}
