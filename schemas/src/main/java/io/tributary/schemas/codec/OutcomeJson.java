package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outcome as it stands in a receipt, in the topics and in the native protocol alike. */
public record OutcomeJson(int index, String status, String type, String id, long version,
        @Nullable Long seq, @Nullable Long lamport, @Nullable ProblemCode code, String rule,
        @Nullable UUID conflictId) {

    public static OutcomeJson of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted it ->
                json(it, "accepted", it.seq(), it.lamport(), null, it.conflict());
            case Outcome.Unchanged it -> json(it, "unchanged", null, null, null, null);
            case Outcome.Merged it -> json(it, "merged", it.seq(), it.lamport(), null, null);
            case Outcome.Conflicting it ->
                json(it, "conflict", null, null, it.code(), it.conflict());
            case Outcome.Rejected it -> json(it, "rejected", null, null, it.code(), null);
        };
    }

    private static OutcomeJson json(Outcome outcome, String status, @Nullable Long seq,
            @Nullable Long lamport, @Nullable ProblemCode code, @Nullable UUID conflict) {
        return new OutcomeJson(outcome.index(), status, outcome.entity().type(),
                outcome.entity().id(), outcome.version(), seq,
                lamport == null ? null : ReceiptJson.orNull(lamport), code,
                outcome.rule(), conflict);
    }

    Outcome toOutcome() {
        var entity = new EntityRef(type, id);
        return switch (status) {
            case "accepted" -> new Outcome.Accepted(index, entity, version, member("seq", seq),
                    time(), rule, conflictId);
            case "unchanged" -> new Outcome.Unchanged(index, entity, version, rule);
            case "merged" -> new Outcome.Merged(index, entity, version, member("seq", seq), time(),
                    rule);
            case "conflict" -> new Outcome.Conflicting(index, entity, version,
                    member("code", code), rule, member("conflictId", conflictId));
            case "rejected" -> new Outcome.Rejected(index, entity, version, member("code", code),
                    rule);
            default -> throw new UnreadableEvent("unknown status '" + status + "'");
        };
    }
    /** Older receipts have no logical time. */
    private long time() {
        return lamport == null ? 0 : lamport;
    }
}
