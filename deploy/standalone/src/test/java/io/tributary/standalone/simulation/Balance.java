package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** A counter is the sum of its ledger, whenever one looks. */
final class Balance implements Guarantee {
    private final Map<EntityRef, BigDecimal> ledger = new HashMap<>();
    private final Map<EntityRef, BigDecimal> balances = new HashMap<>();

    @Override
    public void onChange(Change change) {
        switch (change.entity().type()) {
            case VirtualNode.LEDGER -> enter(change);
            case VirtualNode.STOCK -> balances.put(change.entity(), number(change,
                    VirtualNode.COUNTER));
            default -> {
            }
        }
    }

    private void enter(Change entry) {
        assertThat(entry.version()).as("an entry is written once").isEqualTo(1);
        var data = entry.data();
        if (data == null || !(data.get("entity") instanceof Map<?, ?> of)) {
            throw new AssertionError("no entry of a ledger: " + entry);
        }
        ledger.merge(new EntityRef(String.valueOf(of.get("type")), String.valueOf(of.get("id"))),
                number(entry, "by"), BigDecimal::add);
    }

    private static BigDecimal number(Change change, String field) {
        return change.data() != null && change.data().get(field) instanceof Number number
                ? Document.decimal(number)
                : BigDecimal.ZERO;
    }

    @Override
    public void onCommit() {
        balances.forEach((entity, balance) -> assertThat(balance).as("balance of %s", entity)
                .isEqualByComparingTo(ledger.getOrDefault(entity, BigDecimal.ZERO)));
    }
}
