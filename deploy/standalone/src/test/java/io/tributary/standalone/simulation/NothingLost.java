package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.LaneKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was acknowledged is in the log, and everything pushed is answered in the end. */
final class NothingLost implements Guarantee {
    private final Map<Place, Change> changes = new HashMap<>();
    private final Set<UUID> conflicts = new HashSet<>();
    private final Set<UUID> unanswered = new HashSet<>();

    private record Place(LaneKey lane, long seq) {}

    @Override
    public void onPush(Push push) {
        unanswered.add(push.id());
    }

    @Override
    public void onChange(Change change) {
        changes.put(new Place(change.lane(), change.seq()), change);
    }

    @Override
    public void onConflict(Conflict conflict) {
        conflicts.add(conflict.id());
    }

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        unanswered.remove(push.id());
        for (var outcome : receipt.outcomes()) {
            switch (outcome) {
                case Outcome.Accepted it -> {
                    if (isWrite(push, it)) {
                        holds(push.lane(), it.seq(), it);
                    }
                    assertThat(it.conflict() == null || conflicts.contains(it.conflict()))
                            .as("the conflict of %s is in the log", it).isTrue();
                }
                case Outcome.Merged it -> holds(push.lane(), it.seq(), it);
                case Outcome.Conflicting it -> assertThat(conflicts)
                        .as("the conflict of %s is in the log", it).contains(it.conflict());
                case Outcome.Unchanged _,Outcome.Rejected _ -> {
                }
            }
        }
    }

    /** What a count or a settlement leaves as it is has no change of its own. */
    private static boolean isWrite(Push push, Outcome outcome) {
        return push.operations().stream().filter(it -> it.index() == outcome.index())
                .noneMatch(it -> it instanceof Operation.Count || it instanceof Operation.Settle);
    }

    private void holds(LaneKey lane, long seq, Outcome outcome) {
        assertThat(changes.get(new Place(lane, seq))).as("the change of %s", outcome)
                .isNotNull().satisfies(change -> {
                    assertThat(change.entity()).isEqualTo(outcome.entity());
                    assertThat(change.version()).isEqualTo(outcome.version());
                });
    }

    @Override
    public void verify() {
        assertThat(unanswered).as("pushes without an answer").isEmpty();
    }
}
