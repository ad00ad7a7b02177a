package io.tributary.gateway.native_;

import java.util.UUID;

/** The answer about a push that is not settled yet. */
record PendingJson(UUID pushId, String status) {
    PendingJson(UUID pushId) {
        this(pushId, "pending");
    }
}
