package io.tributary.schemas.codec;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of the heads topic; older ones have no logical time. */
record HeadJson(UUID tenant, int lane, long seq, @Nullable Long lamport) {
    static HeadJson of(Head head) {
        return new HeadJson(head.lane().tenant().value(), head.lane().lane(), head.seq(),
                ReceiptJson.orNull(head.lamport()));
    }

    Head toHead() {
        return new Head(new LaneKey(new TenantId(tenant), lane), seq,
                lamport == null ? 0 : lamport);
    }
}
