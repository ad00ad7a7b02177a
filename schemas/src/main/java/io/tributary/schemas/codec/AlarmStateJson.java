package io.tributary.schemas.codec;

import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.AlarmState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of the alarms topic. */
record AlarmStateJson(long alarmId, int channelId, @Nullable String severity, String message,
        long triggeredAt, @Nullable Long resolvedAt, Instant syncedAt) {

    static AlarmStateJson of(AlarmState state) {
        var alarm = state.alarm();
        return new AlarmStateJson(alarm.alarmId(), alarm.channelId(), alarm.severity(),
                state.message(), alarm.triggeredAt(), alarm.resolvedAt(), state.syncedAt());
    }

    AlarmState toState() {
        return new AlarmState(
                new Alarm(alarmId, channelId, severity, message, triggeredAt, resolvedAt),
                syncedAt);
    }
}
