package io.tributary.gateway.fleet;

import io.tributary.gateway.http.Parameters;
import io.tributary.schemas.fleet.Millis;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of requests about vehicles, checked. */
final class VehicleReading {
    private static final int ROWS = 100;
    static final int ROWS_MAX = 10_000;

    private VehicleReading() {}

    static Map<String, Object> nothing(Parameters parameters) {
        return Map.of();
    }

    static Map<String, Object> page(Parameters parameters) {
        return Map.of("limit", parameters.whole("limit", 1, ROWS_MAX, ROWS_MAX),
                "offset", parameters.whole("offset", 0, Integer.MAX_VALUE, 0));
    }

    /** Without {@code all} the open ones. */
    static Map<String, Object> alarms(Parameters parameters) {
        return Map.of("limit", parameters.whole("limit", 1, ROWS_MAX, ROWS_MAX),
                "all", parameters.flag("all", false));
    }

    static Map<String, Object> journal(Parameters parameters) {
        int limit = parameters.whole("limit", 1, ROWS_MAX, ROWS);
        var before = time(parameters, "before");
        return before == null ? Map.of("limit", limit)
                : Map.of("limit", limit, "before", before);
    }

    /** In milliseconds since 1970; null if the parameter is absent. */
    static @Nullable Long time(Parameters parameters, String name) {
        var text = parameters.text(name);
        if (text == null) {
            return null;
        }
        try {
            return Millis.checked(Instant.parse(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw Parameters.invalid(name, "must be a time like 2026-02-22T10:30:00.123Z");
        }
    }
}
