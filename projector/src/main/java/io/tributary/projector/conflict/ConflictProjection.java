package io.tributary.projector.conflict;

import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.value.LaneKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** What records of the conflicts topic become: the latest state of each conflict. */
public final class ConflictProjection {
    private ConflictProjection() {}

    /** @throws UnreadableEvent if the record is no conflict, or not of the lane that its key says */
    public static ConflictRow row(byte[] key, byte[] value) {
        var conflict = Codecs.CONFLICT.read(value);
        var lane = new String(key, StandardCharsets.UTF_8);
        if (!conflict.lane().toString().equals(lane)) {
            throw new UnreadableEvent("the key is not the conflict's: " + lane);
        }
        return new ConflictRow(conflict, ByteBuffer.wrap(value));
    }

    /** The last row of each conflict: a statement must not touch a row twice. */
    public static List<ConflictRow> newest(List<ConflictRow> inLaneOrder) {
        var newest = new LinkedHashMap<Name, ConflictRow>();
        inLaneOrder.forEach(row -> newest.merge(
                new Name(row.index().lane(), row.index().id()), row, ConflictProjection::newer));
        return List.copyOf(newest.values());
    }

    /** What is settled stays so, as in the table. */
    private static ConflictRow newer(ConflictRow one, ConflictRow next) {
        var settled = one.index().settled();
        var settledNext = next.index().settled();
        return settled != null
                && (settledNext == null || settledNext.at().isBefore(settled.at())) ? one : next;
    }

    /** A conflict among all tenants'. */
    private record Name(LaneKey lane, UUID id) {}
}
