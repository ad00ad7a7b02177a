package io.tributary.gateway.lamport;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the lamport dialect allows.
 *
 * @param openTenants tenants whose nodes need no token: the header alone says for whom they speak
 * @param visibleTimeout how long a push waits until pulls show what it did; it is answered then in
 *        any case
 * @param pullMax events or operations of a pull, whatever limit it asks for
 * @param appOperationsMax operations of a push of the apps' form, each of which is a push of its own
 */
public record LamportSettings(@DefaultValue Set<UUID> openTenants,
        @DefaultValue("5s") Duration visibleTimeout, @DefaultValue("1000") int pullMax,
        @DefaultValue("500") int appOperationsMax) {

    /** What a pull gets that names no limit. */
    static final int PULL_LIMIT = 100;

    public LamportSettings {
        openTenants = Set.copyOf(openTenants);
        if (visibleTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "visibleTimeout must not be negative: " + visibleTimeout);
        }
        if (pullMax < PULL_LIMIT) {
            throw new IllegalArgumentException(
                    "pullMax must be at least " + PULL_LIMIT + ": " + pullMax);
        }
        if (appOperationsMax < 1) {
            throw new IllegalArgumentException(
                    "appOperationsMax must be positive: " + appOperationsMax);
        }
    }
}
