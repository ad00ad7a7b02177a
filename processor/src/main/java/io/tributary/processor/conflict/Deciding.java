package io.tributary.processor.conflict;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A decision while it is being made: gathers what the rulings make of a push. */
final class Deciding {
    private final Push push;
    private final UUID pushId;
    private LaneClock clock;
    private final Function<EntityRef, EntityState> before;
    private final Map<EntityRef, EntityState> states = new HashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    Deciding(Push push, LaneClock clock, Function<EntityRef, EntityState> before) {
        this.push = push;
        this.pushId = push.id();
        this.clock = clock;
        this.before = before;
    }

    /** A change whose push's end is not known yet. */
    private record Written(EntityRef entity, long version, @Nullable Document data,
            LaneClock clock) {}

    /** What the operations so far have made of an entity. */
    EntityState state(EntityRef entity) {
        var changed = states.get(entity);
        return changed == null ? before.apply(entity) : changed;
    }

    void add(Case c, Ruling ruling) {
        var operation = c.operation();
        int index = operation.index();
        var entity = operation.entity();
        long version = c.state().version();
        var rule = ruling.rule();
        outcomes.add(switch (ruling.verdict()) {
            case Verdict.Applied(var data) -> {
                write(c, data, isJointIncrement(c));
                yield new Outcome.Accepted(index, entity, version + 1, clock.seq(),
                        clock.lamport(), rule, null);
            }
            case Verdict.Overruled(var data, int tier) -> {
                var conflict = record(c, rule, tier, Status.RESOLVED_AUTO, Winner.INCOMING);
                write(c, data, false);
                yield new Outcome.Accepted(index, entity, version + 1, clock.seq(),
                        clock.lamport(), rule, conflict);
            }
            case Verdict.Merged(var data) -> {
                write(c, data, true);
                yield new Outcome.Merged(index, entity, version + 1, clock.seq(),
                        clock.lamport(), rule);
            }
            case Verdict.Unchanged _ -> new Outcome.Unchanged(index, entity, version, rule);
            case Verdict.Kept(var code, int tier, var status) ->
                new Outcome.Conflicting(index, entity, version, code, rule,
                        record(c, rule, tier, status, Winner.CURRENT));
            case Verdict.Rejected(var code) ->
                new Outcome.Rejected(index, entity, version, code, rule);
        });
    }

    /** An increment says nothing about the fields beside the counter: its node may not know them. */
    private static boolean isJointIncrement(Case c) {
        return c.operation() instanceof Operation.Increment
                && c.state() instanceof EntityState.Live live && !live.isOwnedBy(c.node());
    }

    private void write(Case c, @Nullable Document data, boolean joint) {
        var entity = c.operation().entity();
        long version = c.state().version() + 1;
        clock = clock.tick(c.operation().basis().lamport()).advance(push.receivedAt());
        states.put(entity, after(c, version, data, joint, clock.lamport()));
        written.add(new Written(entity, version, data, clock));
    }

    private static EntityState after(Case c, long version, @Nullable Document data,
            boolean joint, long lamport) {
        var last = lastWrite(c, version, lamport);
        if (data == null) {
            return new EntityState.Deleted(version, last);
        }
        var history = c.state() instanceof EntityState.Live live
                ? live.history().after(version, live.data(), data)
                : FieldHistory.startingAt(version);
        return new EntityState.Live(version, data, history, last, joint);
    }

    private static LastWrite lastWrite(Case c, long version, long lamport) {
        long since = c.state() instanceof EntityState.Known known
                && known.last().node().equals(c.node()) ? known.last().since() : version;
        return new LastWrite(c.node(), c.rank(), since, c.time(), lamport,
                c.operation().basis().lamport());
    }

    private UUID record(Case c, String rule, int tier, Status status, Winner winner) {
        var id = Names.uuid("conflict", pushId, c.operation().index());
        conflicts.add(new Conflict(id, push.lane(), c.operation().entity(), current(c.state()),
                incoming(c), tier, rule, status, winner, pushId, push.receivedAt(), null));
        return id;
    }

    private static Side current(EntityState state) {
        return switch (state) {
            case EntityState.Live it -> current(Side.Kind.DOCUMENT, it.data(), it);
            case EntityState.Deleted it -> current(Side.Kind.DELETION, null, it);
            case EntityState.Unknown _ ->
                throw new IllegalStateException("nothing can conflict with what never was");
        };
    }

    private static Side current(Side.Kind kind, @Nullable Document data,
            EntityState.Known known) {
        var last = known.last();
        return new Side(kind, data, known.version(), last.node(), last.time(), last.lamport());
    }

    private static Side incoming(Case c) {
        var base = c.operation().baseVersion();
        var lamport = c.operation().basis().lamport();
        return switch (c.operation()) {
            case Operation.Put it ->
                new Side(Side.Kind.DOCUMENT, it.data(), base, c.node(), c.time(), lamport);
            case Operation.Patch it ->
                new Side(Side.Kind.PATCH, it.patch(), base, c.node(), c.time(), lamport);
            case Operation.Delete _ ->
                new Side(Side.Kind.DELETION, null, base, c.node(), c.time(), lamport);
            case Operation.Count _,Operation.Settle _ ->
                throw new IllegalStateException("neither counts nor settlements conflict");
        };
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
        return new Decision(changes, conflicts, receipt, states, clock);
    }
}
