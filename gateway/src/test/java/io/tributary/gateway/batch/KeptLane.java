package io.tributary.gateway.batch;

import io.tributary.gateway.pull.ConflictPage;
import io.tributary.gateway.pull.ConflictQuery;
import io.tributary.gateway.pull.LedgerQuery;
import io.tributary.gateway.pull.Page;
import io.tributary.gateway.pull.PageQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.StoredEntity;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Hlc;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A lane of the hub's own bookkeeping, in memory: who writes must have seen the newest version. */
final class KeptLane implements Pushes, Pulls {
    private final Map<EntityRef, Change> changes = new HashMap<>();
    private final Map<UUID, List<Operation>> pushes = new HashMap<>();
    private final List<EntityRef> reads = new ArrayList<>();
    private Mono<Void> held = Mono.empty();

    int size() {
        return changes.size();
    }

    /** What was read by itself, each time. */
    List<EntityRef> reads() {
        return reads;
    }

    /** Single records come from now on when {@code until} has completed. */
    void hold(Mono<Void> until) {
        held = until;
    }

    @Override
    public Mono<Answer> submit(Submission submission) {
        return Mono.fromSupplier(() -> {
            var before = pushes.putIfAbsent(submission.pushId(), submission.operations());
            if (before != null && !before.equals(submission.operations())) {
                return new Answer.Refused(ProblemCode.KEY_REUSED, "reused", null);
            }
            var outcomes = new ArrayList<Outcome>();
            submission.operations().forEach(it -> outcomes.add(
                    write(submission, (Operation.Put) it)));
            return new Answer.Settled(submission.pushId(), outcomes, Positions.START, 0, false);
        });
    }

    private Outcome write(Submission submission, Operation.Put put) {
        var before = changes.get(put.entity());
        long version = before == null ? 0 : before.version();
        if (!Objects.equals(put.baseVersion(), version)) {
            return new Outcome.Rejected(put.index(), put.entity(), version,
                    ProblemCode.VERSION_MISMATCH, "overlap-reject");
        }
        changes.put(put.entity(), new Change(new LaneKey(submission.tenant().tenant(), 0), 1, 1,
                put.entity(), version + 1, put.data(), submission.node(), Instant.EPOCH, 1,
                Hlc.START));
        return new Outcome.Accepted(put.index(), put.entity(), version + 1, 1, 1, "r", null);
    }

    @Override
    public Flux<Change> entities(TenantId tenant, List<EntityRef> entities) {
        return Flux.defer(() -> Flux.fromIterable(entities).filter(changes::containsKey)
                .map(it -> Objects.requireNonNull(changes.get(it))));
    }

    @Override
    public Mono<Page> page(PageQuery query) {
        return Mono.just(new Page(Positions.START, false, 0, Positions.START, 0, Flux.empty()));
    }

    @Override
    public Mono<Answer> entrust(Submission submission) {
        throw new AssertionError("an answer waits for its receipt");
    }

    @Override
    public Mono<Answer> inquire(RegistryEntry.Tenant tenant, NodeId node, IdempotencyKey key) {
        throw new AssertionError("nobody asks for a push");
    }

    @Override
    public Mono<StoredEntity> entity(TenantId tenant, EntityRef entity) {
        return Mono.defer(() -> {
            reads.add(entity);
            return held.then(Mono.justOrEmpty(changes.get(entity)))
                    .map(change -> new StoredEntity(Json.MAPPER.writeValueAsString(Stored.of(
                            change)), change.version(), false));
        });
    }

    @Override
    public Mono<Flux<DataBuffer>> conflicts(ConflictQuery query) {
        throw new AssertionError("nobody asks for conflicts");
    }

    @Override
    public Mono<byte[]> conflict(TenantId tenant, UUID conflict) {
        throw new AssertionError("nobody asks for conflicts");
    }

    @Override
    public Mono<ConflictPage> wholeConflicts(ConflictQuery query) {
        throw new AssertionError("nobody asks for conflicts");
    }

    @Override
    public Mono<Flux<DataBuffer>> ledger(LedgerQuery query) {
        throw new AssertionError("nobody asks for a ledger");
    }
}
