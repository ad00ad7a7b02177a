package io.tributary.processor.telemetry;

import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.AlarmState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all answers together tell of an alarm (contract fleet, 4.6): the first one tells everything,
 * later ones only when it was resolved. An answer that has not heard of the end never undoes it.
 */
public final class AlarmMerge {
    private AlarmMerge() {}

    /** The alarm's new state; empty if the answer tells nothing new. */
    public static Optional<AlarmState> merge(@Nullable AlarmState known, Alarm told, Instant at) {
        if (known == null) {
            return Optional.of(new AlarmState(told, at));
        }
        var alarm = known.alarm();
        boolean news = told.resolvedAt() != null
                && !Objects.equals(told.resolvedAt(), alarm.resolvedAt())
                && (alarm.open() || !at.isBefore(known.syncedAt()));
        return news ? Optional.of(new AlarmState(
                new Alarm(alarm.alarmId(), alarm.channelId(), alarm.severity(), alarm.message(),
                        alarm.triggeredAt(), told.resolvedAt()),
                at)) : Optional.empty();
    }
}
