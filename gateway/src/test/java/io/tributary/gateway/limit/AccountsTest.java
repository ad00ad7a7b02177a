package io.tributary.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A node may do 10 operations a second and 100 at once, its tenant twice that. */
class AccountsTest {
    private final Clock clock = new Clock();
    private final Accounts accounts = new Accounts(settings(1000), clock);
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final NodeId node = new NodeId(UUID.randomUUID());

    private static LimitSettings settings(int accountsMax) {
        return new LimitSettings(
                new NodeAllowance(10, 100, DataSize.ofBytes(1000), DataSize.ofBytes(10_000), 1, 1,
                        1),
                new TenantAllowance(20, 200, DataSize.ofBytes(2000), DataSize.ofBytes(20_000), 1,
                        1, 1),
                new FailureAllowance(1, 1), 20, accountsMax, Duration.ofMinutes(10));
    }

    private Spender spender() {
        return accounts.spender(tenant, node);
    }

    @Test
    void whoHasUsedUpItsBurstWaitsForTheNextToken() {
        spender().operations(99);
        assertThat(spender().standing(0).exhausted()).isNull();

        spender().operations(1);
        assertThat(spender().standing(0)).isEqualTo(
                new Standing("this node's share of operations", Duration.ofMillis(100)));
    }

    @Test
    void whatCostsMoreThanThereIsGoesIntoDebtThatTimePays() {
        spender().bytes(13_000);
        assertThat(spender().standing(0)).isEqualTo(
                new Standing("this node's share of bytes", Duration.ofMillis(3001)));

        clock.now += Duration.ofMillis(3001).toNanos();
        assertThat(spender().standing(0).exhausted()).isNull();
    }

    @Test
    void aTenantsNodesShareWhatIsTheTenants() {
        spender().operations(90);
        accounts.spender(tenant, new NodeId(UUID.randomUUID())).operations(90);
        accounts.spender(tenant, null).operations(20);

        assertThat(spender().standing(0)).isEqualTo(
                new Standing("this tenant's share of operations", Duration.ofMillis(50)));
        assertThat(accounts.spender(new TenantId(UUID.randomUUID()), null).standing(0).exhausted())
                .isNull();
    }

    @Test
    void whoNearsTheEndOfABurstIsToldHowLongToPause() {
        spender().operations(80);
        assertThat(spender().standing(0.2).pause()).isZero();

        spender().operations(15);
        assertThat(spender().standing(0.2).pause()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void noMoreThanABurstGathersInAPause() {
        spender().operations(100);
        clock.now += Duration.ofHours(1).toNanos();

        spender().operations(100);
        assertThat(spender().standing(0).exhausted()).isNotNull();
    }

    @Test
    void theNumberOfThoseRememberedIsBounded() {
        var few = new Accounts(settings(100), clock);
        for (int i = 0; i < 10_000; i++) {
            few.spender(tenant, new NodeId(new UUID(0, i))).operations(1);
        }

        assertThat(few.remembered()).isLessThanOrEqualTo(101);
    }

    @Test
    void aBurstOfLessThanASecondIsNoAllowance() {
        assertThatThrownBy(() -> new NodeAllowance(10, 9, DataSize.ofBytes(1), DataSize.ofBytes(1),
                1, 1, 1)).hasMessageContaining("operationsBurst must be at least 10");
    }

    private static final class Clock implements TimeMeter {
        private long now;

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
