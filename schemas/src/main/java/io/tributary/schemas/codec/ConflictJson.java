package io.tributary.schemas.codec;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of the conflicts topic; the native protocol shows the same. */
record ConflictJson(UUID id, UUID tenant, int lane, String type, String entityId,
        Conflict.Status status, int tier, String rule, String winner, SideJson current,
        SideJson incoming, UUID pushId, Instant detectedAt, @Nullable SettledJson settled) {

    static ConflictJson of(Conflict conflict) {
        return new ConflictJson(conflict.id(), conflict.lane().tenant().value(),
                conflict.lane().lane(), conflict.entity().type(), conflict.entity().id(),
                conflict.status(), conflict.tier(), conflict.rule(), lower(conflict.winner()),
                SideJson.of(conflict.current()), SideJson.of(conflict.incoming()),
                conflict.push(), conflict.detectedAt(),
                conflict.settled() == null ? null : SettledJson.of(conflict.settled()));
    }

    Conflict toConflict() {
        return new Conflict(id, new LaneKey(new TenantId(tenant), lane),
                new EntityRef(type, entityId), current.toSide(), incoming.toSide(), tier, rule,
                status, Conflict.Winner.valueOf(winner.toUpperCase(Locale.ROOT)), pushId,
                detectedAt, settled == null ? null : settled.toSettled());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A side as it stands in a conflict. */
    record SideJson(String kind, @Nullable Map<String, @Nullable Object> data,
            @Nullable Long version, UUID node, Instant time, @Nullable Long lamport) {
        static SideJson of(Side side) {
            var document = side.data();
            return new SideJson(lower(side.kind()), document == null ? null : document.fields(),
                    side.version(), side.node().value(), side.time(), side.lamport());
        }

        Side toSide() {
            return new Side(Side.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    data == null ? null : new Document(data), version, new NodeId(node), time,
                    lamport);
        }
    }

    /** How it was settled, as it stands in a conflict. */
    record SettledJson(SettlementJson settlement, UUID node, UUID pushId, long version,
            Instant at) {
        static SettledJson of(Settled settled) {
            return new SettledJson(SettlementJson.of(settled.settlement()),
                    settled.node().value(), settled.push(), settled.version(), settled.at());
        }

        Settled toSettled() {
            return new Settled(settlement.toSettlement(), new NodeId(node), pushId, version, at);
        }
    }
}
