package io.tributary.schemas.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which policy holds for which type. */
class PoliciesTest {
    private static final Policy ORDERS = Policy.of("order");
    private static final Policy ORDER_PARTS = Policy.of("order.*");
    private static final Policy REST = Policy.of("*");

    @Test
    void theFirstThatCoversATypeHolds() {
        var policies = new Policies(List.of(ORDERS, ORDER_PARTS, REST));

        assertThat(policies.of("order")).isEqualTo(ORDERS);
        assertThat(policies.of("order.line")).isEqualTo(ORDER_PARTS);
        assertThat(policies.of("orders")).isEqualTo(REST);
    }

    @Test
    void aPatternBeforeANameCoversIt() {
        var policies = new Policies(List.of(ORDER_PARTS, Policy.of("order.line"), ORDERS));

        assertThat(policies.of("order.line")).isEqualTo(ORDER_PARTS);
        assertThat(policies.of("order")).isEqualTo(ORDERS);
    }

    @Test
    void aTypeIsALedgerIfACounterNamesIt() {
        var policies = new Policies(List.of(ORDERS.with(Counter.of("n", "order.entry"))));

        assertThat(policies.isLedger("order.entry")).isTrue();
        assertThat(policies.isLedger("order")).isFalse();
    }

    @Test
    void aTypeThatNoneCoversHasTheDefault() {
        assertThat(new Policies(List.of(ORDERS)).of("Order")).isEqualTo(Policy.DEFAULT);
        assertThat(Policies.NONE.of("order")).isEqualTo(Policy.DEFAULT);
    }

    @Test
    void noFileStopsWhatTheHubPushesToItself() {
        var policies = new Policies(List.of(REST.with(Policy.Blind.REQUIRE_BASE)));

        assertThat(policies.of(Policies.CANARY)).isEqualTo(Policy.DEFAULT);
        assertThat(policies.of(Policies.BOOKKEEPING + "other").blind())
                .isEqualTo(Policy.Blind.REQUIRE_BASE);
    }
}
