package io.tributary.gateway.exchange;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node as the contract wants it (sections 4.2 and 4.6). */
final class Desktop {
    private final Map<EntityRef, @Nullable Document> objects = new HashMap<>();
    private final Map<EntityRef, Long> unconfirmed = new LinkedHashMap<>();
    private long sent;
    private long received;
    private Request.@Nullable Packet last;

    void change(EntityRef entity, @Nullable Document data) {
        objects.put(entity, data);
        unconfirmed.put(entity, 0L);
    }

    /** The next number, with everything that is not confirmed. */
    Request.Packet pack(long ack) {
        sent++;
        var items = new ArrayList<Item>();
        unconfirmed.replaceAll((entity, _) -> {
            var data = objects.get(entity);
            items.add(data == null ? Item.delete(entity) : new Item(entity, Act.UPDATE, data));
            return sent;
        });
        last = new Request.Packet("me", "SERVER", sent, ack, items);
        return last;
    }

    /** The last packet, as it was. */
    Request.Packet again() {
        return last == null ? pack(received) : last;
    }

    void take(Exchanged answer) {
        long ack = answer.peer().received();
        unconfirmed.values().removeIf(no -> no > 0 && no <= ack);
        for (var item : answer.items()) {
            objects.put(item.entity(), item.data());
            unconfirmed.remove(item.entity());
        }
        received = Math.max(received, answer.peer().sent());
    }

    long received() {
        return received;
    }

    @Nullable
    Document object(EntityRef entity) {
        return objects.get(entity);
    }

    List<EntityRef> unconfirmed() {
        return List.copyOf(unconfirmed.keySet());
    }
}
