package io.tributary.gateway.fleet.live;

import io.tributary.gateway.fleet.vehicle.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vehicle measures now (contract fleet, section 6).
 *
 * @param data null while it does not answer
 */
record Live(Condition status, @Nullable List<Reading> data) {
    static final Live OFFLINE = new Live(Condition.OFFLINE, null);

    /** Whether the values are of now. */
    enum Condition {
        /** The newest is. */
        ONLINE,
        /** Even the newest is old. */
        STALE,
        /** There is no answer. */
        OFFLINE
    }
}
