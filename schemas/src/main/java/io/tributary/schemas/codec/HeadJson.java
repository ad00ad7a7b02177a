package io.tributary.schemas.codec;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.TenantId;
import java.util.UUID;

/** A record of the heads topic. */
record HeadJson(UUID tenant, int lane, long seq) {
    static HeadJson of(Head head) {
        return new HeadJson(head.lane().tenant().value(), head.lane().lane(), head.seq());
    }

    Head toHead() {
        return new Head(new LaneKey(new TenantId(tenant), lane), seq);
    }
}
