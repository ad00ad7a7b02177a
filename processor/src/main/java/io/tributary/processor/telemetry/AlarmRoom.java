package io.tributary.processor.telemetry;

import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.AlarmState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Which alarms of a vehicle are forgotten when there are too many: those that ended longest ago, then
 * the open ones that began longest ago. A forgotten alarm is not lost: it has been told of, and is told
 * of anew when the vehicle names it again.
 *
 * @param alarmsMax how many are kept of a vehicle
 */
public record AlarmRoom(int alarmsMax) {
    /** A tenth at a time, for looking for them is slow. */
    private static final int PART = 10;

    private static final Comparator<AlarmState> FORGOTTEN_FIRST = Comparator
            .comparing(AlarmState::alarm, Comparator.comparing(Alarm::open))
            .thenComparing(state -> Objects.requireNonNullElse(state.alarm().resolvedAt(),
                    state.alarm().triggeredAt()));

    /** @param kept all that are kept of a vehicle, {@code alarmsMax} or more */
    public List<AlarmState> leaving(List<AlarmState> kept) {
        int room = Math.ceilDiv(alarmsMax, PART);
        return kept.stream().sorted(FORGOTTEN_FIRST)
                .limit((long) kept.size() - alarmsMax + room).toList();
    }
}
