package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.push.Producer;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.ProblemCode;
import org.jspecify.annotations.Nullable;

/** A record of the replies topic. */
record ReplyJson(String kind, String correlation, @Nullable ReceiptJson receipt,
        @Nullable Boolean replayed, @Nullable ProblemCode code, @Nullable String detail,
        @Nullable Producer expected) {

    static ReplyJson of(Reply reply) {
        return switch (reply) {
            case Reply.Settled it -> new ReplyJson("settled", it.correlation(),
                    ReceiptJson.of(it.receipt()), it.replayed(), null, null, null);
            case Reply.Refused it -> new ReplyJson("refused", it.correlation(), null, null,
                    it.code(), it.detail(), it.expected());
            case Reply.Pending it -> bare("pending", it);
            case Reply.Unseen it -> bare("unseen", it);
        };
    }

    private static ReplyJson bare(String kind, Reply reply) {
        return new ReplyJson(kind, reply.correlation(), null, null, null, null, null);
    }

    Reply toReply() {
        return switch (kind) {
            case "settled" -> new Reply.Settled(correlation,
                    member("receipt", receipt).toReceipt(), member("replayed", replayed));
            case "refused" -> new Reply.Refused(correlation, member("code", code),
                    member("detail", detail), expected);
            case "pending" -> new Reply.Pending(correlation);
            case "unseen" -> new Reply.Unseen(correlation);
            default -> throw new UnreadableEvent("unknown kind '" + kind + "'");
        };
    }
}
