package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Hlc;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON of a change. It is what a native pull shows, so the projector stores these very bytes and
 * pulls never parse them; the tenant stands in the record's key alone.
 */
public final class ChangeCodec {
    private ChangeCodec() {}

    public static byte[] write(Change change) {
        return PlainJson.write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("lane", change.lane().lane());
            json.writeNumberProperty("seq", change.seq());
            json.writeNumberProperty("pushEnd", change.pushEnd());
            json.writeStringProperty("type", change.entity().type());
            json.writeStringProperty("id", change.entity().id());
            json.writeNumberProperty("version", change.version());
            json.writeStringProperty("op", change.deleted() ? "delete" : "put");
            if (change.data() != null) {
                json.writeName("data");
                PlainJson.write(json, change.data().fields());
            }
            json.writeStringProperty("origin", change.origin().toString());
            json.writeStringProperty("time", change.time().toString());
            if (change.lamport() != 0) {
                json.writeNumberProperty("lamport", change.lamport());
            }
            if (!change.hlc().equals(Hlc.START)) {
                json.writeStringProperty("hlc", change.hlc().toString());
            }
            json.writeEndObject();
        });
    }

    /** @throws UnreadableEvent if this is no change, or key and value don't fit together */
    public static Change read(String key, byte[] value) {
        var tenant = laneOf(key).tenant();
        var change = read(tenant, value);
        if (!change.key().equals(key)) {
            throw new UnreadableEvent("the key is not the change's: " + key);
        }
        return change;
    }

    /**
     * Reads a change of {@code tenant} without its key.
     *
     * @throws UnreadableEvent if this is no change
     */
    public static Change read(TenantId tenant, byte[] value) {
        return UnreadableEvent.unless(() -> WIRE.read(value).toChange(tenant));
    }

    /** The lane that a change's key, {@code tenant/lane/type/id}, begins with. */
    public static LaneKey laneOf(String key) {
        int tenantEnd = key.indexOf('/');
        int laneEnd = key.indexOf('/', tenantEnd + 1);
        if (tenantEnd < 0 || laneEnd < 0) {
            throw new UnreadableEvent("not a change's key: " + key);
        }
        return UnreadableEvent.unless(() -> LaneKey.parse(key.substring(0, laneEnd)));
    }

    private static final Codec<ChangeJson> WIRE = Codec.via(ChangeJson.class, json -> json,
            json -> json);

    /** A record of the changes topic; older ones have no logical times. */
    record ChangeJson(int lane, long seq, long pushEnd, String type, String id, long version,
            String op, @Nullable Map<String, @Nullable Object> data, UUID origin, Instant time,
            @Nullable Long lamport, @Nullable String hlc) {

        Change toChange(TenantId tenant) {
            var document = switch (op) {
                case "put" -> new Document(member("data", data));
                case "delete" -> null;
                default -> throw new UnreadableEvent("unknown op '" + op + "'");
            };
            if (document == null && data != null) {
                throw new UnreadableEvent("a delete has no data");
            }
            return new Change(new LaneKey(tenant, lane), seq, pushEnd, new EntityRef(type, id),
                    version, document, new NodeId(origin), time, lamport == null ? 0 : lamport,
                    hlc == null ? Hlc.START : Hlc.parse(hlc));
        }
    }
}
