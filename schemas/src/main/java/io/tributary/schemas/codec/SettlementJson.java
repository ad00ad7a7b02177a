package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.value.Document;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a conflict is settled, as it stands in an operation and in a settled conflict. */
record SettlementJson(String resolution, @Nullable Map<String, @Nullable Object> data,
        @Nullable String side, String resolver, @Nullable String note) {

    static SettlementJson of(Settlement settlement) {
        return switch (settlement.resolution()) {
            case Settlement.Keep _ -> json(settlement, "keep", null, null);
            case Settlement.Take _ -> json(settlement, "take", null, null);
            case Settlement.Merge(var data) -> json(settlement, "merge", data, null);
            case Settlement.Restore(var side) ->
                json(settlement, "restore", null, side.name().toLowerCase(Locale.ROOT));
        };
    }

    private static SettlementJson json(Settlement settlement, String resolution,
            @Nullable Document data, @Nullable String side) {
        return new SettlementJson(resolution, data == null ? null : data.fields(), side,
                settlement.resolver(), settlement.note());
    }

    Settlement toSettlement() {
        return new Settlement(switch (resolution) {
            case "keep" -> new Settlement.Keep();
            case "take" -> new Settlement.Take();
            case "merge" -> new Settlement.Merge(new Document(member("data", data)));
            case "restore" -> new Settlement.Restore(Conflict.Winner
                    .valueOf(member("side", side).toUpperCase(Locale.ROOT)));
            default -> throw new UnreadableEvent("unknown resolution '" + resolution + "'");
        }, resolver, note);
    }
}
