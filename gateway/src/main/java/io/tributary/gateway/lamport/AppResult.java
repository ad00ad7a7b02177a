package io.tributary.gateway.lamport;

import io.tributary.gateway.push.Answer;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.ProblemCode;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What became of one operation of an app (contract section 7). */
sealed interface AppResult {
    record Accepted(Map<String, @Nullable Object> operation) implements AppResult {}

    /**
     * @param conflictId of the conflict that keeps the operation; where there is none the operation's
     *        own id, because the apps file a rejection under it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Rejected(String operationId, String conflictId,
            @Nullable String conflictingOperationId, String conflictType,
            String resolutionLevel, String message) implements AppResult {

        /** The same, now that its conflict is known. */
        Rejected with(Conflict conflict) {
            return new Rejected(operationId, conflictId,
                    Sides.operationId(conflict, Conflict.Winner.CURRENT), conflictType,
                    ConflictView.method(conflict), message);
        }
    }

    static AppResult of(Item item, Answer.Settled settled) {
        return switch (settled.outcomes().getFirst()) {
            case Outcome.Accepted it -> accepted(item, it.lamport(), it.version());
            case Outcome.Merged it -> accepted(item, it.lamport(), it.version());
            case Outcome.Unchanged it -> accepted(item, settled.lamport(), it.version());
            case Outcome.Conflicting it -> conflicting(item, it);
            case Outcome.Rejected it -> refused(item, it.code().advice());
        };
    }

    /** It breaks a rule. */
    static AppResult refused(Item item, String why) {
        // An id that the hub can't keep is none, and the message says why.
        var id = Objects.requireNonNullElse(item.optionalText("operation_id"), "");
        return new Rejected(id, id, null, "BUSINESS_RULE_VIOLATION", "HARDCODED", why);
    }

    /** The conflict that keeps it; null if it broke a rule. */
    static @Nullable UUID conflictOf(AppResult result) {
        return result instanceof Rejected it && it.conflictType.equals("CONCURRENT_MODIFICATION")
                ? UUID.fromString(it.conflictId)
                : null;
    }

    private static AppResult accepted(Item item, long lamport, long version) {
        return new Accepted(AppOperations.show(item, lamport, version));
    }

    private static AppResult conflicting(Item item, Outcome.Conflicting outcome) {
        boolean older = outcome.code() == ProblemCode.OLDER_WRITE;
        return new Rejected(item.text("operation_id"), outcome.conflict().toString(), null,
                "CONCURRENT_MODIFICATION", older ? "HARDCODED" : "MANUAL",
                older ? "A later change of the same entity is there"
                        : "Another device changed the same entity");
    }
}
