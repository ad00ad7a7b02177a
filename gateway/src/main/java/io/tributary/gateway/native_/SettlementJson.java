package io.tributary.gateway.native_;

import io.tributary.schemas.codec.OutcomeJson;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer to a settlement that took effect: its receipt, and the conflict as it is now. */
record SettlementJson(ReceiptJson receipt, JsonNode conflict) {
    /**
     * The answer to the settlement of many.
     *
     * @param counts how many outcomes there are of each status
     * @param receipt null if no conflict was found
     * @param remaining whether there are conflicts of the filter behind these
     */
    record Many(Map<String, Long> counts, List<OfConflict> outcomes,
            @Nullable ReceiptJson receipt, boolean remaining) {}

    /** @param conflictId null if the answer is replayed, which the receipt alone can tell */
    record OfConflict(@Nullable UUID conflictId, OutcomeJson outcome) {}
}
