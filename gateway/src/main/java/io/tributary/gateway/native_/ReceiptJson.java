package io.tributary.gateway.native_;

import io.tributary.schemas.codec.OutcomeJson;
import java.util.List;
import java.util.UUID;

/**
 * The answer to a push that took effect.
 *
 * @param lamport the latest logical time of its lanes
 */
record ReceiptJson(UUID pushId, List<OutcomeJson> outcomes, long lamport,
        String cursor) {}
