package io.tributary.gateway.limit;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often credentials from one address may be refused before that is said no more.
 *
 * @param perMinute refusals in a minute
 * @param burst those at once after a pause
 */
public record FailureAllowance(@DefaultValue("60") int perMinute,
        @DefaultValue("100") int burst) {

    public FailureAllowance {
        Bound.atLeast("perMinute", perMinute, 1);
        Bound.atLeast("burst", burst, 1);
    }
}
