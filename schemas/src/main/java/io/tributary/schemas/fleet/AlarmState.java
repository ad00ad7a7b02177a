package io.tributary.schemas.fleet;

import java.time.Instant;

/**
 * A record of the alarms topic: an alarm that is new or has been resolved, as all answers together
 * tell of it. Once it is resolved it stays so.
 *
 * @param syncedAt the hub's clock when the answer had arrived
 */
public record AlarmState(Alarm alarm, Instant syncedAt) {
    /** Empty if the vehicle told of none (contract fleet, 4.6). */
    public String message() {
        return alarm.message() == null ? "" : alarm.message();
    }
}
