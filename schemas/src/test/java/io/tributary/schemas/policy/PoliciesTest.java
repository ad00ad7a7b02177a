package io.tributary.schemas.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.policy.Policy.PartitionBy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which policy holds for which type. */
class PoliciesTest {
    private static final Policy ORDERS = policy("order");
    private static final Policy ORDER_PARTS = policy("order.*");
    private static final Policy REST = policy("*");

    @Test
    void theFirstThatCoversATypeHolds() {
        var policies = new Policies(List.of(ORDERS, ORDER_PARTS, REST));

        assertThat(policies.of("order")).isEqualTo(ORDERS);
        assertThat(policies.of("order.line")).isEqualTo(ORDER_PARTS);
        assertThat(policies.of("orders")).isEqualTo(REST);
    }

    @Test
    void aTypeThatNoneCoversHasTheDefault() {
        assertThat(new Policies(List.of(ORDERS)).of("Order")).isEqualTo(Policy.DEFAULT);
        assertThat(Policies.NONE.of("order")).isEqualTo(Policy.DEFAULT);
    }

    private static Policy policy(String type) {
        return new Policy(type, PartitionBy.ID, Blind.LAST_WRITE_WINS, null, Overlap.MANUAL);
    }
}
