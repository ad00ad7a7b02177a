package io.tributary.gateway.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a patch (contract section 5).
 *
 * @param recomputedRecommendationId always null: devices advise, the hub only keeps
 */
record PatchJson(String patchId, String playbookId, int oldVersion, int newVersion, Status status,
        List<String> validationErrors,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String recomputedRecommendationId,
        String appliedAt) {

    /** As the protocol spells them. */
    enum Status {
        applied,
        rejected
    }

    static PatchJson of(PlaybookPatch patch, PatchResult.Applied applied) {
        return new PatchJson(patch.patchId(), patch.playbookId(), applied.oldVersion(),
                applied.newVersion(), Status.applied, List.of(), null, applied.appliedAt());
    }

    static PatchJson of(PlaybookPatch patch, PatchResult.Refused refused, String now) {
        return new PatchJson(patch.patchId(), patch.playbookId(), refused.activeVersion(),
                refused.activeVersion(), Status.rejected,
                List.of(refused.code() + ": " + refused.message()), null, now);
    }
}
