package io.tributary.schemas.fleet;

import org.jspecify.annotations.Nullable;

/**
 * An alarm as a vehicle tells of it.
 *
 * @param alarmId unique for the vehicle
 * @param severity null if the vehicle no longer has the alarm's rule
 * @param message null if the vehicle has none
 * @param triggeredAt in milliseconds since 1970
 * @param resolvedAt in milliseconds since 1970; null while it is open
 */
public record Alarm(long alarmId, int channelId, @Nullable String severity,
        @Nullable String message, long triggeredAt, @Nullable Long resolvedAt) {
    public Alarm {
        Millis.checked(triggeredAt);
        if (resolvedAt != null) {
            Millis.checked(resolvedAt);
        }
    }

    public boolean open() {
        return resolvedAt == null;
    }
}
