package io.tributary.processor.conflict;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision while it is being made: gathers what the rulings make of a push. */
final class Deciding {
    private final Push push;
    private final UUID pushId;
    private LaneClock clock;
    /** Whether the operation at hand has its logical time; all its changes share it. */
    private boolean ticked;
    private final Holdings holdings;
    private final Map<EntityRef, EntityState> states = new LinkedHashMap<>();
    private final Map<UUID, Settled> settlements = new LinkedHashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    Deciding(Push push, LaneClock clock, Holdings holdings) {
        this.push = push;
        this.pushId = push.id();
        this.clock = clock;
        this.holdings = holdings;
    }

    /** A change whose push's end is not known yet. */
    private record Written(EntityRef entity, long version, @Nullable Document data,
            LaneClock clock) {}

    /** What the operations so far have made of an entity. */
    EntityState state(EntityRef entity) {
        var changed = states.get(entity);
        return changed == null ? holdings.entity(entity) : changed;
    }

    /** How a conflict was settled last, up to the operations so far; null if it is not. */
    @Nullable
    Settled settlement(UUID conflict) {
        var settled = settlements.get(conflict);
        return settled == null ? holdings.settlement(conflict) : settled;
    }

    /** The id of an entry that its node has not named. */
    String entryName(int index) {
        return Names.uuid("entry", pushId, index).toString();
    }

    /** The id of an entry that follows from an operation. */
    String entryName(int index, Bookings.Place place) {
        var entity = place.entity();
        return Names.uuid("entry", pushId, index, entity.type(), entity.id(), place.field())
                .toString();
    }

    void add(Case c, Ruling ruling) {
        ticked = false;
        var operation = c.operation();
        int index = operation.index();
        var entity = operation.entity();
        long version = c.state().version();
        var rule = ruling.rule();
        outcomes.add(switch (ruling.verdict()) {
            case Verdict.Applied(var data) -> {
                write(c, data, isJointIncrement(c));
                yield accepted(c, version + 1, rule, null);
            }
            case Verdict.Overruled(var data, int tier) -> {
                var conflict = record(c, rule, tier, Status.RESOLVED_AUTO, Winner.INCOMING);
                write(c, data, false);
                yield accepted(c, version + 1, rule, conflict);
            }
            case Verdict.Merged(var data) -> {
                write(c, data, true);
                yield new Outcome.Merged(index, entity, version + 1, clock.seq(),
                        clock.lamport(), rule);
            }
            case Verdict.Booked _ -> {
                book(c, counting(c));
                yield accepted(c, version + 1, rule, null);
            }
            case Verdict.BookedOnRecord(int tier, var current) -> {
                var conflict = record(c, current, CountSide.incoming(counting(c)), tier, rule,
                        Status.RESOLVED_AUTO, Winner.INCOMING);
                book(c, counting(c));
                yield accepted(c, version + 1, rule, conflict);
            }
            case Verdict.Outdone(int tier, var current) -> {
                var conflict = record(c, current, CountSide.incoming(counting(c)), tier, rule,
                        Status.RESOLVED_AUTO, Winner.CURRENT);
                enter(operation, counting(c).entry(), counting(c).entryState(),
                        LedgerEntry.overruled(counting(c)));
                yield accepted(c, version, rule, conflict);
            }
            case Verdict.Held(var code, var current) -> {
                var conflict = record(c, current, CountSide.incoming(counting(c)), 3, rule,
                        Status.PENDING, Winner.CURRENT);
                states.put(counting(c).entry(), new EntityState.Held(conflict, code));
                yield new Outcome.Conflicting(index, entity, version, code, rule, conflict);
            }
            case Verdict.HeldBefore(var code, var conflict) ->
                new Outcome.Conflicting(index, entity, version, code, rule, conflict);
            case Verdict.Settles(var effect) -> {
                settle(c, settling(c), effect);
                yield accepted(c, state(entity).version(), rule, settling(c).conflict().id());
            }
            case Verdict.Unchanged _ -> new Outcome.Unchanged(index, entity, version, rule);
            case Verdict.Reaffirmed _ -> {
                states.put(entity, NextState.reaffirmed(c));
                yield new Outcome.Unchanged(index, entity, version, rule);
            }
            case Verdict.Kept(var code, int tier, var status) ->
                new Outcome.Conflicting(index, entity, version, code, rule,
                        record(c, rule, tier, status, Winner.CURRENT));
            case Verdict.Rejected(var code) ->
                new Outcome.Rejected(index, entity, version, code, rule);
        });
    }

    /**
     * Books what follows from the operation that was added last, at its logical time; it has no
     * outcome of its own. What is so cannot be refused, so a bound that it passes is only noted, and
     * a sum of too many digits stays what it is.
     */
    void follow(Case c) {
        var counting = counting(c);
        if (counting.next().isEmpty()) {
            return;
        }
        if (counting.passesBound()) {
            record(Names.uuid("conflict", pushId, counting.entry().id()), c, counting.current(),
                    CountSide.incoming(counting), 1, CounterBounds.NAME, Status.RESOLVED_AUTO,
                    Winner.INCOMING);
        }
        book(c, counting);
    }

    /** The outcome of an operation whose changes are written. */
    private Outcome accepted(Case c, long version, String rule, @Nullable UUID conflict) {
        return new Outcome.Accepted(c.operation().index(), c.operation().entity(), version,
                clock.seq(), clock.lamport(), rule, conflict);
    }

    private static Counting counting(Case c) {
        return Objects.requireNonNull(c.counting(), "only counts are booked");
    }

    private static Settling settling(Case c) {
        return Objects.requireNonNull(c.settling(), "only settlements settle");
    }

    /** An increment says nothing about the fields beside the counter: its node may not know them. */
    private static boolean isJointIncrement(Case c) {
        return c.operation() instanceof Operation.Increment && isAnothers(c);
    }

    private static boolean isAnothers(Case c) {
        return c.state() instanceof EntityState.Live live && !live.isOwnedBy(c.node());
    }

    private void write(Case c, @Nullable Document data, boolean joint) {
        correctLedgers(c, data);
        tick(c.operation());
        write(c.operation().entity(),
                NextState.of(c, data, joint, NextState.tallies(c.state()), clock.lamport()), data);
    }

    private void tick(Operation operation) {
        if (!ticked) {
            clock = clock.tick(operation.basis().lamport());
            ticked = true;
        }
    }

    private void write(EntityRef entity, EntityState after, @Nullable Document data) {
        clock = clock.advance(push.receivedAt());
        states.put(entity, after);
        written.add(new Written(entity, after.version(), data, clock));
    }

    /** The ledger is right whatever changes the number. */
    private void correctLedgers(Case c, @Nullable Document data) {
        var from = c.state() instanceof EntityState.Live live ? live.data() : Document.EMPTY;
        var to = data == null ? Document.EMPTY : data;
        for (var counter : c.policy().counters()) {
            var field = counter.field();
            var was = CounterValue.of(from, field).orElse(BigDecimal.ZERO);
            var is = CounterValue.of(to, field).orElse(BigDecimal.ZERO);
            if (was.compareTo(is) != 0) {
                var operation = c.operation();
                var entry = new EntityRef(counter.ledger(),
                        Names.uuid("entry", pushId, operation.index(), field).toString());
                enter(operation, entry, state(entry), LedgerEntry
                        .corrected(operation.entity(), field, was, is, operation.at()));
            }
        }
    }

    /** The entry first, then what it makes of the entity. */
    private void book(Case c, Counting counting) {
        enter(c.operation(), counting.entry(), counting.entryState(),
                LedgerEntry.booked(counting));
        var field = counting.counter().field();
        var data = counting.data().with(field,
                CounterValue.plain(counting.next().orElseThrow()));
        var tallies = counting.tallies().with(counting.tally(clock.lamport()));
        write(c.operation().entity(),
                NextState.of(c, data, isAnothers(c), tallies, clock.lamport()), data);
    }

    private void enter(Operation operation, EntityRef entry, EntityState before,
            Document data) {
        tick(operation);
        long version = before.version() + 1;
        var last = new LastWrite(push.node(), push.rank(), version, push.receivedAt(),
                clock.lamport(), operation.basis().lamport());
        write(entry, new EntityState.Live(version, data, FieldHistory.startingAt(version), last,
                false, Tallies.NONE), data);
    }

    private void settle(Case c, Settling settling, Settling.Effect effect) {
        switch (effect) {
            case Settling.Effect.Stays _ -> {
            }
            case Settling.Effect.Becomes(var data) -> {
                if (!settling.isCurrentKept()) {
                    replaced(c, data);
                }
                write(c, data, false);
            }
            case Settling.Effect.Counts(var counting) -> book(c, counting);
        }
        var conflict = settling.conflict();
        var settled = new Settled(settling.operation().settlement(), push.node(), pushId,
                state(conflict.entity()).version(), push.receivedAt());
        settlements.put(conflict.id(), settled);
        conflicts.add(conflict.settledBy(settled, settling.winner()));
    }

    /** The value that a settlement replaces and that its conflict does not hold. */
    private void replaced(Case c, @Nullable Document data) {
        record(c, DocumentSide.current(c.state()), DocumentSide.settled(c, data), 1, "settlement",
                Status.RESOLVED_AUTO, Winner.INCOMING);
    }

    private UUID record(Case c, String rule, int tier, Status status, Winner winner) {
        return record(c, DocumentSide.current(c.state()), DocumentSide.incoming(c), tier, rule,
                status, winner);
    }

    private UUID record(Case c, Side current, Side incoming, int tier, String rule,
            Status status, Winner winner) {
        return record(Names.uuid("conflict", pushId, c.operation().index()), c, current, incoming,
                tier, rule, status, winner);
    }

    private UUID record(UUID id, Case c, Side current, Side incoming, int tier, String rule,
            Status status, Winner winner) {
        conflicts.add(new Conflict(id, push.lane(), c.operation().entity(), current, incoming,
                tier, rule, status, winner, pushId, push.receivedAt(), null));
        return id;
    }

    Decision decision() {
        long pushEnd = clock.seq();
        var changes = new ArrayList<Change>(written.size());
        for (var change : written) {
            changes.add(new Change(push.lane(), change.clock().seq(), pushEnd, change.entity(),
                    change.version(), change.data(), push.node(), push.receivedAt(),
                    change.clock().lamport(), change.clock().hlc()));
        }
        var receipt = new Receipt(pushId, push.lane().lane(), pushEnd, clock.lamport(),
                outcomes);
        return new Decision(changes, conflicts, receipt, states, settlements, clock);
    }
}
