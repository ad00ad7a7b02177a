package io.tributary.gateway.artisan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountNewsTest {
    private static final Map<String, Object> NONE = Map.of("unqualified", 0L, "machines",
            List.of());

    private final Roastery roastery = new Roastery();

    @Test
    void anAccountWithoutALimitSaysNothingOfOne() {
        assertThat(AccountNews.of(roastery.catalogue(), "anna"))
                .isEqualTo(Map.of("notifications", NONE));
        assertThat(AccountNews.shown(roastery.catalogue(), "t"))
                .isEqualTo(Map.of("_id", "t", "subscription", "", "paidUntil", ""));
    }

    @Test
    void roastsSinceTheDayOfTheLimitCountAgainstIt() {
        roastery.has(Kind.ACCOUNT, Kind.ACCOUNT_ID,
                "{'limit':500,'limit_since':'2026-01-01','paid_until':'2026-12-31'}")
                .roasts("a", "{'date':'2025-12-31T23:00:00Z','amount':7}")
                .roasts("b", "{'date':'2026-01-01T08:00:00Z','amount':6.125}")
                .roasts("c", "{'date':'2026-03-01T08:00:00Z','amount':2}");

        var news = AccountNews.of(roastery.catalogue(), "anna");

        assertThat(news).containsEntry("pu", "2026-12-31").containsEntry("ol",
                Map.of("rlimit", 500, "rused", new BigDecimal("8.125")));
    }
}
