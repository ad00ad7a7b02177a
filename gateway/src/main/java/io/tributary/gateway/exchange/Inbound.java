package io.tributary.gateway.exchange;

import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A packet's items as operations. Each names the version that its node can know, so that the engine
 * finds a collision where the node had not confirmed the object's latest change, and only there.
 *
 * @param peer after the packet's receipt
 * @param rows of the objects that exist, by their names
 */
record Inbound(Peer peer, NodeId node, Map<EntityRef, Row> rows) {
    /** One item an object, the last one: a packet has one record of each. */
    static Collection<Item> lastOfEach(List<Item> items) {
        var last = new LinkedHashMap<EntityRef, Item>();
        items.forEach(item -> last.put(item.entity(), item));
        return last.values();
    }

    /** @param first the index of the first operation */
    List<Operation> operations(Collection<Item> items, int first) {
        var operations = new ArrayList<Operation>();
        for (var item : items) {
            var row = rows.get(item.entity());
            int index = first + operations.size();
            if (item.act() != Act.DELETE) {
                operations.add(new Operation.Put(index, item.entity(), basis(row),
                        Objects.requireNonNull(item.data())));
            } else if (row != null && !row.isDeleted()) {
                operations.add(new Operation.Delete(index, item.entity(), basis(row)));
            }
        }
        return operations;
    }

    private Basis basis(@Nullable Row row) {
        if (row == null) {
            return Basis.onVersion(0L);
        }
        return Basis.onVersion(peer.misses(row, node) ? row.version() - 1 : row.version());
    }
}
