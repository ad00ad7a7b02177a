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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the operations of a push before the rules, each with what the rules must know of it. */
record Docket(Policies policies, Push push, Deciding deciding) {

    Case caseOf(Operation operation) {
        var policy = policies.of(operation.entity().type());
        // Read once: behind it may be a store.
        var state = deciding.state(operation.entity());
        return switch (operation) {
            case Operation.Put _,Operation.Patch _,Operation.Delete _ ->
                document(operation, policy, state);
            case Operation.Count count -> policy.counter(count.field())
                    .map(counter -> of(count, policy, state,
                            counting(count, policy, counter, state), null))
                    .orElseGet(() -> document(undeclared(count), policy, state));
            case Operation.Settle settle ->
                of(settle, policy, state, null, settling(settle, policy, state));
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

    private Case of(Operation operation, Policy policy, EntityState state,
            @Nullable Counting counting, @Nullable Settling settling) {
        return new Case(state, operation, policy, push.node(), push.rank(), push.receivedAt(),
                counting, settling);
    }

    /** As the policy has it before anybody looks at it. */
    private Case document(Operation operation, Policy policy, EntityState state) {
        var prepared = SoftDeletion.of(Suppression.of(operation, policy.content()),
                policy.protection().softDelete(), state, push.receivedAt());
        return of(prepared, policy, state, null, null);
    }

    /** Where no counter is declared, to count anew is to write the field. */
    private static Operation undeclared(Operation.Count count) {
        return switch (count) {
            case Operation.Increment increment -> increment;
            case Operation.Assign it -> new Operation.Patch(it.index(), it.entity(), it.basis(),
                    new Document(Map.of(it.field(), it.to())));
        };
    }

    private Counting counting(Operation.Count count, Policy policy, Counter counter,
            EntityState state) {
        var at = count.at();
        var entry = entry(counter, Optional.ofNullable(count.entry()).map(Entry::id)
                .orElseGet(() -> deciding.entryName(count.index())));
        return new Counting(state, count, policy, counter, push.node(),
                at == null ? push.receivedAt() : at, entry, deciding.state(entry));
    }

    private Settling settling(Operation.Settle settle, Policy policy, EntityState state) {
        var chosen = Settling.chosen(settle.settlement().resolution());
        var side = chosen == null ? null : Settling.side(settle.conflict(), chosen);
        return new Settling(push.lane(), settle, state,
                deciding.settlement(settle.conflict().id()),
                side == null || !side.kind().isCount() ? null
                        : settled(settle, policy, state, side));
    }

    /** The side's count as one that knows of all others; its own entry if that is not booked yet. */
    private @Nullable Counting settled(Operation.Settle settle, Policy policy, EntityState state,
            Side side) {
        boolean incoming = side.equals(settle.conflict().incoming());
        var count = CountSide.count(side, settle.index(), settle.entity(),
                new Basis(null, side.time(), incoming ? side.lamport() : null,
                        Basis.LAMPORT_MAX));
        return policy.counter(count.field()).map(counter -> {
            var own = Optional.ofNullable(count.entry()).map(Entry::id)
                    .map(id -> entry(counter, id)).filter(this::isFree)
                    .orElseGet(() -> entry(counter, deciding.entryName(settle.index())));
            return new Counting(state, count, policy, counter, side.node(), side.time(), own,
                    deciding.state(own));
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
