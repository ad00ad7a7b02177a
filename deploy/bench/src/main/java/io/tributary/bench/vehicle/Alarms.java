package io.tributary.bench.vehicle;

import io.tributary.bench.vehicle.VehicleSettings.AlarmRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The alarms of a vehicle: one every so often, most of which resolve after a while. */
final class Alarms {
    /** Ids need more than 32 bits. */
    private static final long FIRST_ID = 5_000_000_000L;
    private static final long LASTS_MILLIS_MAX = 300_000;
    private static final int STAYS_OPEN_ONE_IN = 16;
    private static final int NO_MESSAGE_ONE_IN = 8;
    private static final List<String> SEVERITIES = List.of("info", "warning", "critical");

    private final VehicleSettings settings;
    private final Chance chance;
    private final int vehicle;
    private final long every;

    Alarms(VehicleSettings settings, int vehicle) {
        this.settings = settings;
        this.chance = new Chance(settings.seed());
        this.vehicle = vehicle;
        this.every = settings.alarmEvery().toMillis();
    }

    /** The alarms of a window, as the vehicle knows them at a time of its own clock. */
    List<Map<String, @Nullable Object>> in(Window window, boolean unresolvedOnly,
            long clockMillis) {
        boolean resolvedToo = settings.alarmRule() == AlarmRule.TRIGGERED_OR_RESOLVED;
        long earliest = resolvedToo ? window.from() - LASTS_MILLIS_MAX : window.from();
        var found = new ArrayList<Map<String, @Nullable Object>>();
        long first = Math.ceilDiv(Math.max(earliest, Times.millis(settings.from())), every);
        long end = Math.min(Math.min(window.to(), clockMillis + 1),
                Times.millis(settings.until()));
        for (long number = first; number * every < end; number++) {
            var resolved = resolved(number, clockMillis);
            boolean isIn = number * every >= window.from() || (resolved.isPresent()
                    && resolved.getAsLong() >= window.from()
                    && resolved.getAsLong() < window.to());
            if (isIn && !(unresolvedOnly && resolved.isPresent())) {
                found.add(alarm(number, resolved));
            }
        }
        return found;
    }

    /** When the alarm was resolved; empty as long as it is open. */
    private OptionalLong resolved(long number, long clockMillis) {
        if (chance.below(STAYS_OPEN_ONE_IN, vehicle, number, 20) == 0) {
            return OptionalLong.empty();
        }
        long at = number * every + 1
                + Math.floorMod(chance.number(vehicle, number, 21), LASTS_MILLIS_MAX - 1);
        return at <= clockMillis ? OptionalLong.of(at) : OptionalLong.empty();
    }

    private Map<String, @Nullable Object> alarm(long number, OptionalLong resolved) {
        int severity = chance.below(SEVERITIES.size() + 1, vehicle, number, 22);
        var alarm = new LinkedHashMap<String, @Nullable Object>();
        alarm.put("alarm_id", FIRST_ID + number);
        alarm.put("channel_id", 1 + chance.below(settings.channels(), vehicle, number, 23));
        // Null if the rule is gone.
        alarm.put("severity", severity == SEVERITIES.size() ? null : SEVERITIES.get(severity));
        alarm.put("message", chance.below(NO_MESSAGE_ONE_IN, vehicle, number, 24) == 0 ? null
                : "limit passed, number " + number);
        alarm.put("triggered_at", Times.text(number * every));
        alarm.put("resolved_at",
                resolved.isPresent() ? Times.text(resolved.getAsLong()) : null);
        return alarm;
    }
}
