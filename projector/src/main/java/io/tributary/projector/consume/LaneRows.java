package io.tributary.projector.consume;

import io.r2dbc.spi.Connection;
import io.tributary.projector.audit.AuditTable;
import io.tributary.projector.conflict.ConflictProjection;
import io.tributary.projector.conflict.ConflictTable;
import io.tributary.projector.entity.EntityProjection;
import io.tributary.projector.entity.EntityTable;
import io.tributary.projector.entity.HeadTable;
import io.tributary.projector.entity.LamportMarkTable;
import io.tributary.projector.entity.LedgerTable;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.LaneKey;
import java.util.List;
import java.util.function.ToIntFunction;
import reactor.core.publisher.Mono;

/** Changes and conflicts of the lanes, and the audit, which is too little for threads of its own. */
final class LaneRows implements Rows {
    private final EntityTable entities = new EntityTable();
    private final ConflictTable conflicts;
    private final LedgerTable ledger = new LedgerTable();
    private final AuditTable audit = new AuditTable();
    private final HeadTable heads = new HeadTable();
    private final LamportMarkTable marks = new LamportMarkTable();
    private final ToIntFunction<LaneKey> partitions;

    /**
     * @param partitions the partition of the changes topic that a lane lies in
     * @param sideBytesMax a larger side of a conflict is given by reference in lists
     */
    LaneRows(ToIntFunction<LaneKey> partitions, int sideBytesMax) {
        this.partitions = partitions;
        this.conflicts = new ConflictTable(sideBytesMax);
    }

    @Override
    public List<String> topics() {
        return List.of(Topics.CHANGES, Topics.CONFLICTS, Topics.AUDIT);
    }

    @Override
    public Mono<Void> write(Connection postgres, Batch batch) {
        var rows = batch.entities();
        return entities.upsert(postgres, EntityProjection.newest(rows))
                .then(marks.add(postgres, rows))
                .then(ledger.add(postgres, rows))
                .then(conflicts.upsert(postgres, ConflictProjection.newest(batch.conflicts())))
                .then(audit.add(postgres, batch.audit()))
                .then(heads.upsert(postgres, EntityProjection.heads(rows), partitions));
    }
}
