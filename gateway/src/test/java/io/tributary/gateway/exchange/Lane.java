package io.tributary.gateway.exchange;

import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lane as the hub keeps it, in memory: the latest state of each object, by its latest change. */
final class Lane {
    private final Map<EntityRef, Row> rows = new HashMap<>();
    private long seq;

    long head() {
        return seq;
    }

    Map<EntityRef, Row> rows() {
        return rows;
    }

    void write(EntityRef entity, NodeId origin, @Nullable Document data) {
        var before = rows.get(entity);
        seq++;
        rows.put(entity, new Row(entity, seq, before == null ? 1 : before.version() + 1,
                before == null ? seq : before.created(), origin, data));
    }

    /** What the engine does by the policy of these types: equal is unchanged, the centre wins. */
    Outcome decide(Operation operation, NodeId origin) {
        var entity = operation.entity();
        var row = rows.get(entity);
        var data = operation instanceof Operation.Put put ? put.data() : null;
        long version = row == null ? 0 : row.version();
        if (row != null && data != null && row.data() != null && data.sameAs(row.data())) {
            return new Outcome.Unchanged(operation.index(), entity, version, "identical-content");
        }
        if (operation.baseVersion() != null && operation.baseVersion() != version) {
            return new Outcome.Conflicting(operation.index(), entity, version,
                    ProblemCode.VERSION_MISMATCH, "current-wins", new UUID(0, 0));
        }
        write(entity, origin, data);
        return new Outcome.Accepted(operation.index(), entity, version + 1, seq, seq, "test", null);
    }

    /** The first rows behind the confirmed place, as a page of the feed has them. */
    Selection select(Peer peer, NodeId node, int limit) {
        var found = rows.values().stream()
                .filter(row -> row.seq() > peer.confirmed() && !row.origin().equals(node))
                .sorted(Comparator.comparingLong(Row::seq)).toList();
        List<Row> page = found.subList(0, Math.min(limit, found.size()));
        return new Selection(List.of(),
                page.stream().map(new Outbound(peer, node)::item).flatMap(Optional::stream)
                        .toList(),
                found.size() > limit ? page.getLast().seq() : seq);
    }
}
