package io.tributary.gateway.batch;

import io.tributary.schemas.value.Positions;

/** What became of a patch. */
sealed interface PatchResult {
    /** @param positions contain it; the start if it was applied by an earlier request */
    record Applied(int oldVersion, int newVersion, String appliedAt, Positions positions)
            implements
                PatchResult {}

    /** @param activeVersion of the playbook; 0 if there is no such playbook */
    record Refused(ErrorCode code, String message, int activeVersion) implements PatchResult {}
}
