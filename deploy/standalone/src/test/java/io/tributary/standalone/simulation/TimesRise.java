package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.LaneKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Stamps of a lane rise with every change and logical times never fall, although the gateways' clocks
 * jump; an operation is later than all that its node says it knew.
 */
final class TimesRise implements Guarantee {
    private final Map<LaneKey, Change> last = new HashMap<>();

    @Override
    public void onChange(Change change) {
        var before = last.put(change.lane(), change);
        if (before != null) {
            assertThat(change.hlc()).as("stamp after %s", before).isGreaterThan(before.hlc());
            assertThat(change.lamport()).as("logical time after %s", before)
                    .isGreaterThanOrEqualTo(before.lamport());
        }
    }

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        for (int i = 0; i < receipt.outcomes().size(); i++) {
            var told = push.operations().get(i).basis().lamport();
            var given = lamport(receipt.outcomes().get(i));
            boolean settles = push.operations().get(i) instanceof Operation.Settle;
            if (told != null && given > 0 && !settles) {
                assertThat(given).as("logical time of %s", push).isGreaterThan(told);
            }
            assertThat(receipt.lamport()).isGreaterThanOrEqualTo(given);
        }
    }

    private static long lamport(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted it -> it.lamport();
            case Outcome.Merged it -> it.lamport();
            case Outcome.Unchanged _,Outcome.Conflicting _,Outcome.Rejected _ -> 0;
        };
    }
}
