package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.LaneKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every count that is accepted is in the ledger, and every one that waits is in a conflict. */
final class Counts implements Guarantee {
    private final Map<String, Change> entries = new HashMap<>();
    private final Set<UUID> conflicts = new HashSet<>();
    private final Set<UUID> known = new HashSet<>();

    @Override
    public void onChange(Change change) {
        if (change.entity().type().equals(VirtualNode.LEDGER)) {
            entries.put(change.lane() + "/" + change.entity().id(), change);
        }
    }

    @Override
    public void onConflict(Conflict conflict) {
        conflicts.add(conflict.id());
    }

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        if (!known.add(push.id())) {
            return;
        }
        for (int i = 0; i < receipt.outcomes().size(); i++) {
            if (push.operations().get(i) instanceof Operation.Count count) {
                judge(push.lane(), count, receipt.outcomes().get(i));
            }
        }
    }

    private void judge(LaneKey lane, Operation.Count count, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted it -> entered(lane, count, it);
            case Outcome.Conflicting it -> assertThat(conflicts).contains(it.conflict());
            case Outcome.Unchanged _,Outcome.Rejected _ -> {
            }
            case Outcome.Merged it -> throw new AssertionError("a count is never merged: " + it);
        }
    }

    private void entered(LaneKey lane, Operation.Count count, Outcome.Accepted accepted) {
        var id = entry(count);
        if (id == null) {
            return;
        }
        assertThat(entries.get(lane + "/" + id)).as("the entry of %s", count)
                .satisfies(entry -> assertThat(entry.lamport()).isEqualTo(accepted.lamport()))
                .extracting(Change::data).satisfies(data -> {
                    if (count instanceof Operation.Increment increment
                            && !data.has("overruled")) {
                        assertThat(new BigDecimal(String.valueOf(data.get("by"))))
                                .isEqualByComparingTo(increment.by());
                    }
                });
    }

    private static @Nullable String entry(Operation.Count count) {
        return count.entry() == null ? null : count.entry().id();
    }
}
