package io.tributary.processor.conflict;

import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.policy.Counter;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the operations of a push before the rules, each with what the rules must know of it. */
record Docket(Policies policies, Push push, Deciding deciding) {

    Case caseOf(Operation operation) {
        var policy = policies.of(operation.entity().type());
        return switch (operation) {
            case Operation.Put _,Operation.Patch _,Operation.Delete _ ->
                of(prepared(operation, policy), policy, null, null);
            case Operation.Count count -> policy.counter(count.field())
                    .map(counter -> of(count, policy, counting(count, policy, counter), null))
                    .orElseGet(() -> of(prepared(undeclared(count), policy), policy, null,
                            null));
            case Operation.Settle settle -> of(settle, policy, null, settling(settle, policy));
        };
    }

    /**
     * The counts of other entities that follow from what an operation has made of its own. Their
     * node knew all others: what a document takes is taken, whoever counted meanwhile.
     */
    List<Case> following(Case decided) {
        var declared = decided.policy().bookings();
        if (declared.isEmpty()) {
            return List.of();
        }
        var operation = decided.operation();
        var after = deciding.state(operation.entity());
        return Bookings.difference(declared, document(decided.state()), document(after)).entrySet()
                .stream().map(it -> caseOf(following(operation, it.getKey(), it.getValue())))
                .filter(it -> it.counting() != null).toList();
    }

    private Operation following(Operation operation, Bookings.Place place, BigDecimal by) {
        var cause = operation.entity();
        return new Operation.Increment(operation.index(), place.entity(),
                new Basis(null, operation.at(), operation.basis().lamport(), Basis.LAMPORT_MAX),
                place.field(), by, new Entry(deciding.entryName(operation.index(), place),
                        new Document(Map.of("cause",
                                Map.of("type", cause.type(), "id", cause.id())))));
    }

    private static Document document(EntityState state) {
        return state instanceof EntityState.Live live ? live.data() : Document.EMPTY;
    }

    private Case of(Operation operation, Policy policy, @Nullable Counting counting,
            @Nullable Settling settling) {
        return new Case(deciding.state(operation.entity()), operation, policy, push.node(),
                push.rank(), push.receivedAt(), counting, settling);
    }

    /** What the policy makes of it before anybody looks at it. */
    private Operation prepared(Operation operation, Policy policy) {
        return SoftDeletion.of(Suppression.of(operation, policy.content()),
                policy.protection().softDelete(), deciding.state(operation.entity()),
                push.receivedAt());
    }

    /** Where no counter is declared, to count anew is to write the field. */
    private static Operation undeclared(Operation.Count count) {
        return switch (count) {
            case Operation.Increment increment -> increment;
            case Operation.Assign it -> new Operation.Patch(it.index(), it.entity(), it.basis(),
                    new Document(Map.of(it.field(), it.to())));
        };
    }

    private Counting counting(Operation.Count count, Policy policy, Counter counter) {
        var at = count.at();
        var entry = entry(counter, Optional.ofNullable(count.entry()).map(Entry::id)
                .orElseGet(() -> deciding.entryName(count.index())));
        return counting(count, policy, counter, push.node(),
                at == null ? push.receivedAt() : at, entry);
    }

    private Counting counting(Operation.Count count, Policy policy, Counter counter, NodeId node,
            Instant time, EntityRef entry) {
        return new Counting(deciding.state(count.entity()), count, policy, counter, node, time,
                entry, deciding.state(entry));
    }

    private Settling settling(Operation.Settle settle, Policy policy) {
        var chosen = Settling.chosen(settle.settlement().resolution());
        var side = chosen == null ? null : Settling.side(settle.conflict(), chosen);
        return new Settling(push.lane(), settle, deciding.state(settle.entity()),
                deciding.settlement(settle.conflict().id()),
                side == null || !side.kind().isCount() ? null : settled(settle, policy, side));
    }

    /** The side's count as one that knows of all others; its own entry if that is not booked yet. */
    private @Nullable Counting settled(Operation.Settle settle, Policy policy, Side side) {
        boolean incoming = side.equals(settle.conflict().incoming());
        var count = CountSide.count(side, settle.index(), settle.entity(),
                new Basis(null, side.time(), incoming ? side.lamport() : null,
                        Basis.LAMPORT_MAX));
        return policy.counter(count.field()).map(counter -> {
            var own = Optional.ofNullable(count.entry()).map(Entry::id)
                    .map(id -> entry(counter, id)).filter(this::isFree)
                    .orElseGet(() -> entry(counter, deciding.entryName(settle.index())));
            return counting(count, policy, counter, side.node(), side.time(), own);
        }).orElse(null);
    }

    private boolean isFree(EntityRef entry) {
        return switch (deciding.state(entry)) {
            case EntityState.Unknown _,EntityState.Held _ -> true;
            case EntityState.Live _,EntityState.Deleted _ -> false;
        };
    }

    private static EntityRef entry(Counter counter, String id) {
        return new EntityRef(counter.ledger(), id);
    }
}
