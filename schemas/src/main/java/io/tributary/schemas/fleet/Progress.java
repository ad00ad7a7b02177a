package io.tributary.schemas.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of the progress topic: how far a vehicle has been pulled. Written in one transaction with
 * the answers that it counts in, so whoever goes on from it neither loses nor doubles.
 *
 * @param dataUntil samples before this time have been asked for, gaps apart, in milliseconds since
 *        1970; null before the first window
 * @param alarmsUntil the same of alarms
 * @param newestSample the time of the newest sample, in milliseconds since 1970; null if none has come
 *        yet
 * @param openAlarms alarms whose end has not been heard of, by id
 * @param gaps windows that have to be asked for again, in order of time
 * @param status of the latest cycle
 * @param lastSeenAt when {@code /status} last answered; null if never
 * @param softwareVersion null if the vehicle has never told of one
 */
public record Progress(@Nullable Long dataUntil, @Nullable Long alarmsUntil,
        @Nullable Long newestSample, List<OpenAlarm> openAlarms, List<Missing> gaps,
        SyncStatus status, @Nullable Instant lastSeenAt, @Nullable String softwareVersion) {
    public Progress {
        if (dataUntil != null) {
            Millis.checked(dataUntil);
        }
        if (alarmsUntil != null) {
            Millis.checked(alarmsUntil);
        }
        if (newestSample != null) {
            Millis.checked(newestSample);
        }
        openAlarms = List.copyOf(openAlarms);
        gaps = List.copyOf(gaps);
    }

    /** @param triggeredAt in milliseconds since 1970 */
    public record OpenAlarm(long alarmId, long triggeredAt) {
        public OpenAlarm {
            Millis.checked(triggeredAt);
        }
    }

    /**
     * A window that could not be had.
     *
     * @param attempts how often it has been asked for
     * @param nextAt when it is asked for again
     */
    public record Missing(Span window, String reason, int attempts, Instant nextAt) {
        public Missing {
            Count.checked(attempts);
        }
    }
}
