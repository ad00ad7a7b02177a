package io.tributary.gateway.lamport;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What became of one item, each status with the members that belong to it (contract section 2). */
@JsonNaming(SnakeCaseStrategy.class)
record Result(String status, @Nullable String operationId, @Nullable UUID conflictId,
        @Nullable Resolution resolution, @Nullable String reason, @Nullable String suggestion,
        @Nullable Long serverLamport, @Nullable String message) {

    /** How sure the hub is of a conflict that it leaves to a person. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Resolution(String method, String reason, double confidence,
            boolean requiresApproval) {}

    static Result acceptedEvent(String operationId, long lamport, String message) {
        return new Result("accepted", operationId, null, null, null, null, lamport, message);
    }

    static Result acceptedState(String message) {
        return new Result("accepted", null, null, null, null, null, null, message);
    }

    static Result duplicate(String operationId) {
        return new Result("duplicate", operationId, null, null, null, null, null,
                "Operation already processed");
    }

    static Result conflict(UUID conflict, String reason) {
        return new Result("conflict", null, conflict,
                new Resolution("MANUAL", reason, 0.5, true), null, null, null,
                "Conflict detected - requires producer approval");
    }

    static Result rejected(String reason, String suggestion) {
        return new Result("rejected", null, null, null, reason, suggestion, null, null);
    }

    static Result ignored(long lamport, String message) {
        return new Result("ignored", null, null, null, null, null, lamport, message);
    }
}
