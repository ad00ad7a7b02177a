package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A push takes effect once: it has one receipt, and there is no change that no receipt names. */
final class Once implements Guarantee {
    private final Map<UUID, Receipt> receipts = new HashMap<>();
    private final Map<String, UUID> owners = new HashMap<>();
    private final Set<String> visible = new HashSet<>();
    private final Set<UUID> givenUp = new HashSet<>();

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        assertThat(givenUp).as("pushes that have no effect").doesNotContain(push.id());
        var before = receipts.putIfAbsent(push.id(), receipt);
        assertThat(before == null || before.equals(receipt)).as("%s is %s again", receipt, before)
                .isTrue();
        for (var outcome : receipt.outcomes()) {
            switch (outcome) {
                case Outcome.Accepted it -> own(push, it.seq());
                case Outcome.Merged it -> own(push, it.seq());
                case Outcome.Unchanged _,Outcome.Conflicting _,Outcome.Rejected _ -> {
                }
            }
        }
    }

    private void own(Push push, long seq) {
        var owner = owners.putIfAbsent(push.lane() + "/" + seq, push.id());
        assertThat(owner == null || owner.equals(push.id()))
                .as("position %s belongs to one push", seq).isTrue();
    }

    @Override
    public void onGivenUp(Push push) {
        assertThat(receipts).as("receipts").doesNotContainKey(push.id());
        givenUp.add(push.id());
    }

    @Override
    public void onChange(Change change) {
        visible.add(change.lane() + "/" + change.seq());
    }

    @Override
    public void verify() {
        assertThat(owners.keySet()).as("the changes that receipts name").isEqualTo(visible);
    }
}
