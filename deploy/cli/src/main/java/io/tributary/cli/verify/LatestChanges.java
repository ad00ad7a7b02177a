package io.tributary.cli.verify;

import io.tributary.schemas.codec.ChangeIndex;
import java.util.HashMap;
import java.util.Map;

/** What a log says at its end: of each entity the latest change. Bounded, since it lies in memory. */
public final class LatestChanges {
    private final Map<String, Row> rows = new HashMap<>();
    private final int entitiesMax;

    public LatestChanges(int entitiesMax) {
        this.entitiesMax = entitiesMax;
    }

    /**
     * Takes the next change in.
     *
     * @throws TooManyEntities if there is no room for another entity
     * @throws io.tributary.schemas.codec.UnreadableEvent if it is none
     */
    public void take(String key, byte[] change) {
        var index = ChangeIndex.read(key, change);
        rows.put(key, new Row(index.lane().lane(), index.seq(), Digests.hash(change)));
        if (rows.size() > entitiesMax) {
            throw new TooManyEntities(entitiesMax);
        }
    }

    /** The entity's tombstone is no longer needed by anybody. */
    public void forget(String key) {
        rows.remove(key);
    }

    public void into(Digests digests) {
        rows.values().forEach(row -> digests.add(row.lane(), row.seq(), row.hash()));
    }

    private record Row(int lane, long seq, long hash) {}
}
