package io.tributary.projector.entity;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.codec.ChangeIndex;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** What changes become: the newest row of each entity, and the heads of the lanes. */
public final class EntityProjection {
    private EntityProjection() {}

    /** @throws UnreadableEvent if the record is no change */
    public static EntityRow row(byte[] key, byte[] value) {
        var name = new String(key, StandardCharsets.UTF_8);
        return new EntityRow(ChangeIndex.read(name, value), ByteBuffer.wrap(value));
    }

    /** The last row of each entity: a statement must not touch a row twice. */
    public static List<EntityRow> newest(List<EntityRow> inLaneOrder) {
        var newest = new LinkedHashMap<Entity, EntityRow>(inLaneOrder.size() * 2);
        inLaneOrder.forEach(row -> newest.put(Entity.of(row), row));
        return List.copyOf(newest.values());
    }

    /** How far the lanes come by these rows. */
    public static List<Head> heads(List<EntityRow> inLaneOrder) {
        var heads = new LinkedHashMap<LaneKey, Head>();
        inLaneOrder.stream().map(EntityRow::index).forEach(row -> heads.put(row.lane(),
                new Head(row.lane(), row.seq(), row.lamport())));
        return List.copyOf(heads.values());
    }

    /** The first row of each block of a lane. */
    static List<LamportMark> marks(List<EntityRow> inLaneOrder) {
        var marks = new ArrayList<LamportMark>();
        var blocks = new HashMap<LaneKey, Long>();
        for (EntityRow row : inLaneOrder) {
            var mark = LamportMark.at(row);
            var before = blocks.put(mark.lane(), mark.block());
            if (before == null || before != mark.block()) {
                marks.add(mark);
            }
        }
        return marks;
    }

    /** An entity among all tenants'. It never changes its lane. */
    private record Entity(LaneKey lane, EntityRef entity) {
        static Entity of(EntityRow row) {
            return new Entity(row.index().lane(), row.index().entity());
        }
    }
}
