package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of the pushes topic. */
record LaneRequestJson(String kind, UUID tenant, int lane, UUID node, @Nullable Integer rank,
        String key, @Nullable String fingerprint, @Nullable Producer producer,
        @Nullable List<Operation> operations, @Nullable Boolean atomic,
        @Nullable Instant receivedAt, @Nullable ReplyTo replyTo) {

    static LaneRequestJson of(LaneRequest request) {
        return switch (request) {
            case Push push -> new LaneRequestJson("push", push.lane().tenant().value(),
                    push.lane().lane(), push.node().value(), push.rank() == 0 ? null : push.rank(),
                    push.key().value(), push.fingerprint(), push.producer(), push.operations(),
                    push.atomic() ? true : null, push.receivedAt(), push.replyTo());
            case Inquiry inquiry -> new LaneRequestJson("inquiry",
                    inquiry.lane().tenant().value(), inquiry.lane().lane(),
                    inquiry.node().value(), null, inquiry.key().value(), null, null, null, null,
                    null, inquiry.replyTo());
        };
    }

    LaneRequest toRequest() {
        var laneKey = new LaneKey(new TenantId(tenant), lane);
        var nodeId = new NodeId(node);
        var idempotencyKey = new IdempotencyKey(key);
        return switch (kind) {
            case "push" -> new Push(laneKey, nodeId, rank == null ? 0 : rank, idempotencyKey,
                    member("fingerprint", fingerprint), producer,
                    member("operations", operations), Boolean.TRUE.equals(atomic),
                    member("receivedAt", receivedAt), replyTo);
            case "inquiry" -> new Inquiry(laneKey, nodeId, idempotencyKey,
                    member("replyTo", replyTo));
            default -> throw new UnreadableEvent("unknown kind '" + kind + "'");
        };
    }
}
