package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A counter is the sum of all that was counted, each once. */
final class Balance implements Guarantee {
    private final Map<EntityRef, BigDecimal> counted = new HashMap<>();
    private final Map<EntityRef, BigDecimal> balances = new HashMap<>();
    private final Set<UUID> known = new HashSet<>();

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        if (known.add(push.id())) {
            for (int i = 0; i < receipt.outcomes().size(); i++) {
                if (push.operations().get(i) instanceof Operation.Increment it
                        && receipt.outcomes().get(i) instanceof Outcome.Accepted) {
                    counted.merge(it.entity(), it.by(), BigDecimal::add);
                }
            }
        }
    }

    @Override
    public void onChange(Change change) {
        if (change.entity().type().equals(VirtualNode.STOCK) && change.data() != null
                && change.data().get(VirtualNode.COUNTER) instanceof Number balance) {
            balances.put(change.entity(), Document.decimal(balance));
        }
    }

    @Override
    public void verify() {
        assertThat(balances.keySet()).isEqualTo(counted.keySet());
        balances.forEach((entity, balance) -> assertThat(balance).as("balance of %s", entity)
                .isEqualByComparingTo(counted.get(entity)));
    }
}
