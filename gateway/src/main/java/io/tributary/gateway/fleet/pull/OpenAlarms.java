package io.tributary.gateway.fleet.pull;

import io.tributary.schemas.fleet.Progress.OpenAlarm;
import io.tributary.schemas.fleet.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for open alarms again, since some vehicles tell of an alarm's end only where it began (contract
 * fleet, section 2 and 4.6). One window a cycle, going round from the oldest alarm to the youngest.
 */
final class OpenAlarms {
    private OpenAlarms() {}

    /**
     * @param askedUntil the end of the last such window
     * @param before nothing that was triggered from here on: it was just asked for
     * @param widest a window, in milliseconds
     * @return null if no alarm is open that has to be asked for
     */
    static @Nullable Span next(List<OpenAlarm> open, long askedUntil, long before, long widest) {
        var times = open.stream().mapToLong(OpenAlarm::triggeredAt).filter(time -> time < before)
                .sorted().toArray();
        if (times.length == 0) {
            return null;
        }
        long from = times[0];
        for (long time : times) {
            if (time >= askedUntil) {
                from = time;
                break;
            }
        }
        long last = from;
        for (long time : times) {
            if (time >= from && time < from + widest) {
                last = time;
            }
        }
        return new Span(from, last + 1);
    }
}
