package io.tributary.processor.conflict;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.policy.Counter;
import io.tributary.schemas.policy.Counter.ConcurrentAssign;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A count of a declared counter before the rules.
 *
 * @param state what the hub holds of the counted entity
 * @param time when the count was made
 * @param entry names the entry that the ledger keeps of it
 * @param entryState what the hub holds of that entry
 */
public record Counting(EntityState state, Operation.Count count, Policy policy, Counter counter,
        NodeId node, Instant time, EntityRef entry, EntityState entryState) {

    /** A time that is not told may be the latest of all. */
    private static final Comparator<Tally> BY_STRENGTH = comparing(Tally::outranking)
            .thenComparing(Tally::told, nullsLast(naturalOrder()))
            .thenComparing(Tally::lamport);

    public Document data() {
        return state instanceof Live live ? live.data() : Document.EMPTY;
    }

    public Tallies tallies() {
        return state instanceof Live live ? live.tallies() : Tallies.NONE;
    }

    /** Empty if what the field holds can't be counted. */
    public Optional<BigDecimal> balance() {
        return CounterValue.of(data(), counter.field());
    }

    /** What the field would be; empty if nothing that can be counted. */
    public Optional<BigDecimal> next() {
        return balance().map(balance -> switch (count) {
            // What can't be counted is not even added: the sum could fill the memory.
            case Operation.Increment it -> CounterValue.isCountable(it.by())
                    ? balance.add(it.by())
                    : it.by();
            case Operation.Assign it -> it.to();
        }).filter(CounterValue::isCountable);
    }

    /** What the count adds, if the field is what it is and will be what {@link #next} says. */
    public BigDecimal by() {
        return switch (count) {
            case Operation.Increment it -> it.by();
            case Operation.Assign it -> it.to().subtract(balance().orElseThrow());
        };
    }

    /** What the node says of the count beside its amount. */
    public Document said() {
        return Objects.requireNonNullElse(count.entry(), Entry.NONE).data();
    }

    /** What later counts must know of this one, once it is booked with this logical time. */
    Tally tally(long lamport) {
        return switch (count) {
            case Operation.Increment it ->
                tally(Tally.Kind.INCREMENT, it.by(), lamport);
            case Operation.Assign it -> tally(Tally.Kind.ASSIGNMENT, it.to(), lamport);
        };
    }

    private Tally tally(Tally.Kind kind, BigDecimal amount, long lamport) {
        return new Tally(counter.field(), kind, amount, entry.id(), node, time, lamport,
                count.basis().lamport(), isOutranking());
    }

    public boolean isAssign() {
        return count instanceof Operation.Assign;
    }

    public boolean isOutranking() {
        return policy.precedence().isOutranking(said());
    }

    /** Whether another node has counted without this node's knowledge. */
    public boolean isConcurrent() {
        for (var tally : tallies().inOrder()) {
            if (tally.field().equals(counter.field()) && isUnseen(tally)) {
                return true;
            }
        }
        return false;
    }

    /** The strongest of the counts that this one neither knew of nor commutes with. */
    public Optional<Tally> opponent() {
        Tally strongest = null;
        for (var tally : tallies().inOrder()) {
            if (tally.field().equals(counter.field()) && isUnseen(tally) && isOpposed(tally)
                    && (strongest == null || BY_STRENGTH.compare(tally, strongest) > 0)) {
                strongest = tally;
            }
        }
        return Optional.ofNullable(strongest);
    }

    private boolean isUnseen(Tally tally) {
        var basis = count.basis();
        var seen = basis.seen() == null ? basis.lamport() : basis.seen();
        return !tally.node().equals(node) && seen != null && tally.lamport() > seen;
    }

    private boolean isOpposed(Tally tally) {
        boolean isAnyAssign = isAssign() || tally.kind() == Tally.Kind.ASSIGNMENT;
        return isAnyAssign
                ? counter.concurrentAssign() == ConcurrentAssign.CONFLICT
                : !policy.uses(Heuristic.COMMUTING_COUNTS);
    }

    /** Whether the entry of this id stands for a count of something else. */
    public boolean isAnothersEntry() {
        return entryState instanceof Live live
                && !LedgerEntry.isOf(live.data(), count.entity(), counter.field());
    }

    public boolean passesBound() {
        var before = data().has(counter.field()) ? balance() : Optional.<BigDecimal>empty();
        return CounterBounds.isPassed(counter, before.orElse(null), next().orElseThrow());
    }

    /** What a conflict keeps of the field as it is. */
    public Side current() {
        return CountSide.balance(this);
    }

    /** What a conflict keeps of the opponent. */
    public Optional<Side> opposing() {
        return opponent().map(tally -> CountSide.current(this, tally));
    }

    /** The count wins: an increment adds to what it beat, a new count takes its place. */
    public Verdict won(int tier) {
        return isAssign() ? new Verdict.BookedOnRecord(tier, opposing().orElseThrow())
                : new Verdict.Booked();
    }

    public Standing standing() {
        return opponent().map(this::against).orElse(Standing.UNOPPOSED);
    }

    private Standing against(Tally opponent) {
        if (isOutranking() != opponent.outranking()) {
            return isOutranking() ? Standing.OUTRANKING : Standing.OUTRANKED;
        }
        var told = count.basis().lamport();
        if (told == null || opponent.told() == null || !policy.uses(Heuristic.NEWER)) {
            return Standing.EVEN;
        }
        int order = told.compareTo(opponent.told());
        if (order == 0) {
            return Standing.EVEN;
        }
        return order < 0 ? Standing.OLDER : Standing.NEWER;
    }
}
