package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.push.Operation;
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
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> ends = new HashMap<>();
    /** Ends of pushes that settle: a settlement may leave the entity as it is. */
    private final Set<String> settledIn = new HashSet<>();

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        var before = receipts.putIfAbsent(push.id(), receipt);
        assertThat(before == null || before.equals(receipt)).as("%s is %s again", receipt, before)
                .isTrue();
        for (int i = 0; i < receipt.outcomes().size(); i++) {
            boolean settles = push.operations().get(i) instanceof Operation.Settle;
            switch (receipt.outcomes().get(i)) {
                case Outcome.Accepted _ when settles ->
                    settledIn.add(push.lane() + "/" + receipt.seq());
                case Outcome.Accepted it -> own(push, i, it.seq());
                case Outcome.Merged it -> own(push, i, it.seq());
                case Outcome.Unchanged _,Outcome.Conflicting _,Outcome.Rejected _ -> {
                }
            }
        }
    }

    private void own(Push push, int index, long seq) {
        var operation = push.id() + "/" + index;
        var owner = owners.putIfAbsent(push.lane() + "/" + seq, operation);
        assertThat(owner == null || owner.equals(operation))
                .as("position %s belongs to one operation", seq).isTrue();
    }

    /** A ledger's entry belongs to the change behind it, or to a count that lost. */
    @Override
    public void onChange(Change change) {
        if (!change.entity().type().equals(VirtualNode.LEDGER)) {
            ends.put(change.lane() + "/" + change.seq(), change.lane() + "/" + change.pushEnd());
        }
    }

    @Override
    public void verify() {
        ends.forEach((position, end) -> assertThat(
                owners.containsKey(position) || settledIn.contains(end))
                .as("a receipt names %s", position).isTrue());
    }
}
