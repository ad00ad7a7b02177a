package io.tributary.cli.replay;

import io.tributary.processor.conflict.PushDecider;
import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import java.util.List;
import java.util.function.Predicate;

/** Decides what lies in one partition again, under the current policies and under others. */
public final class PartitionReplay {
    private static final int NO_RANK = 0;

    private final ReplaySettings settings;
    private final Window window;
    private final Predicate<EntityRef> wanted;
    private final Report report;
    private final Totals totals;
    private final Comparison comparison;
    private final Intake intake;

    /**
     * @param fromTheStart whether pushes are read from the partition's first on
     * @param wanted the entities to report of; all are decided
     */
    public PartitionReplay(ReplaySettings settings, Policies current, Policies other,
            Window window, boolean fromTheStart, Predicate<EntityRef> wanted, Report report,
            Totals totals) {
        this.settings = settings;
        this.window = window;
        this.wanted = wanted;
        this.report = report;
        this.totals = totals;
        comparison = new Comparison(world(current), world(other));
        intake = new Intake(settings, fromTheStart, this::decide);
    }

    private World world(Policies policies) {
        return new World(new PushDecider(policies, Rulebook::judge, settings.entityLengthMax()));
    }

    /** A change that lies before the window is part of what the window's pushes find. */
    public void restore(Change change) {
        if (window.isBefore(change.time())) {
            comparison.restore(change);
            check();
        }
    }

    /** @param time of the record, in epoch milliseconds */
    public void take(LaneRequest request, long time) {
        switch (request) {
            case Push push -> intake.take(push, time);
            case Inquiry _ -> {
                // Asks, and changes nothing.
            }
        }
    }

    /** A change in place of the push that made it: its node put the document, knowing the newest. */
    public void take(Change change) {
        if (window.holds(change.time())) {
            var name = "seq-" + change.seq();
            var data = change.data();
            var basis = Basis.onVersion(change.version() - 1);
            var operation = data == null ? new Operation.Delete(0, change.entity(), basis)
                    : new Operation.Put(0, change.entity(), basis, data);
            var push = new Push(change.lane(), change.origin(), NO_RANK, new IdempotencyKey(name),
                    name, null, List.of(operation), false, change.time(), null);
            report(comparison.decideAsNewest(push, name));
        }
    }

    /** A record of which nothing can be read. */
    public void unreadable() {
        totals.unreadableRecord();
    }

    private void decide(Push push) {
        if (window.holds(push.receivedAt())) {
            report(comparison.decide(push, push.id().toString()));
        }
    }

    private void report(List<Comparison.Decided> decided) {
        check();
        totals.push();
        for (var one : decided) {
            if (wanted.test(one.entity())) {
                totals.operation(one);
                if (one.difference() != null) {
                    report.difference(one.difference());
                }
            }
        }
    }

    private void check() {
        if (comparison.entities() > settings.entitiesMax()) {
            throw new TooMuch(settings.entitiesMax(), "entities", "--max-entities");
        }
    }

    /** Nothing more comes: what is different in the end. */
    public void end() {
        totals.withoutEffect(intake.repeats(), intake.refusals());
        for (var entity : comparison.finalStates()) {
            if (wanted.test(entity.entity())) {
                totals.finalState();
                report.finalState(entity);
            }
        }
    }
}
