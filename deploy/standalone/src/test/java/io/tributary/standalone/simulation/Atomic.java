package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.LaneKey;
import java.util.HashMap;
import java.util.Map;

/** The changes of a push stand together and become visible together. */
final class Atomic implements Guarantee {
    private final Map<LaneKey, Change> last = new HashMap<>();

    @Override
    public void onChange(Change change) {
        var before = last.put(change.lane(), change);
        if (before != null && before.seq() < before.pushEnd()) {
            assertThat(change.pushEnd()).as("end of the push of %s", change)
                    .isEqualTo(before.pushEnd());
            assertThat(change.origin()).isEqualTo(before.origin());
            assertThat(change.time()).isEqualTo(before.time());
        }
    }

    @Override
    public void onCommit() {
        assertThat(last.values()).as("the last visible change of each lane")
                .allSatisfy(change -> assertThat(change.seq()).isEqualTo(change.pushEnd()));
    }

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        assertThat(receipt.outcomes()).hasSameSizeAs(push.operations());
        boolean abandoned = push.atomic() && receipt.outcomes().stream()
                .anyMatch(Outcome.Rejected.class::isInstance);
        if (abandoned) {
            assertThat(receipt.outcomes()).as("outcomes of %s", push)
                    .allMatch(Outcome.Rejected.class::isInstance);
        }
    }
}
