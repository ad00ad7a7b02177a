package io.tributary.gateway.exchange;

import io.tributary.schemas.value.EntityRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The exchange plan as the contract tells it (section 4): for this one node a record of every object
 * that it has not confirmed, with the number of the last packet that contained it.
 */
final class PlainModel {
    private final Map<EntityRef, Long> records = new LinkedHashMap<>();
    private final Set<EntityRef> known = new HashSet<>();
    private long sent;
    private long received;

    /** 4.1: one record an object; its number is empty, which is 0 here, after every change. */
    void changed(EntityRef entity) {
        records.remove(entity);
        records.put(entity, 0L);
    }

    /** 4.3, step 2. */
    void receipt(long ack) {
        if (ack > sent) {
            sent = ack;
        } else {
            records.values().removeIf(no -> no > 0 && no <= ack);
        }
    }

    boolean isRepetition(long no) {
        return no <= received;
    }

    void accepted(long no) {
        received = no;
    }

    boolean hasRecord(EntityRef entity) {
        return records.containsKey(entity);
    }

    /** The node's own change holds: it is not sent back, and the centre's is no longer owed. */
    void ownChanged(EntityRef entity) {
        records.remove(entity);
        known.add(entity);
    }

    /** 4.2: what the next packet contains, oldest first. */
    List<EntityRef> next(int limit) {
        return new ArrayList<>(records.keySet()).subList(0, Math.min(limit, records.size()));
    }

    boolean isKnown(EntityRef entity) {
        return known.contains(entity);
    }

    void sent(long no, List<EntityRef> contents) {
        sent = no;
        contents.forEach(entity -> {
            records.replace(entity, no);
            known.add(entity);
        });
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
    }

    int pending() {
        return records.size();
    }
}
