package io.tributary.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tenants and nodes may do at one gateway.
 *
 * @param hintBelow percent of a burst; a caller who has less left is told so with each success
 * @param failures refused credentials of an address
 * @param accountsMax tenants, nodes and addresses, each, whose doings a gateway remembers
 * @param rememberedFor how long it remembers those that do nothing; whoever was forgotten begins
 *        with a whole burst
 */
public record LimitSettings(@DefaultValue NodeAllowance node, @DefaultValue TenantAllowance tenant,
        @DefaultValue FailureAllowance failures,
        @DefaultValue("20") int hintBelow, @DefaultValue("100000") int accountsMax,
        @DefaultValue("10m") Duration rememberedFor) {

    public LimitSettings {
        Bound.atLeast("hintBelow", hintBelow, 0);
        Bound.atLeast("accountsMax", accountsMax, 1);
        Bound.atLeast("rememberedFor", rememberedFor.toSeconds(), 1);
        if (hintBelow > 100) {
            throw new IllegalArgumentException("hintBelow is at most 100: " + hintBelow);
        }
    }
}
