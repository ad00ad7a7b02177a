package io.tributary.gateway.fleet;

import io.tributary.gateway.http.Parameters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The parameters of a request for a channel's history, checked. */
final class HistoryReading {
    private static final Duration SPAN = Duration.ofHours(1);
    private static final int BUCKET_SECONDS_MAX = Math.toIntExact(Duration.ofDays(7).toSeconds());

    private final InstantSource clock;

    HistoryReading(InstantSource clock) {
        this.clock = clock;
    }

    Map<String, Object> read(Parameters parameters) {
        if (parameters.text("channel_id") == null) {
            throw Parameters.invalid("channel_id", "must be a channel of the vehicle");
        }
        long to = Objects.requireNonNullElseGet(VehicleReading.time(parameters, "to"),
                clock::millis);
        long from = Objects.requireNonNullElseGet(VehicleReading.time(parameters, "from"),
                () -> Math.max(0, to - SPAN.toMillis()));
        if (from >= to) {
            throw Parameters.invalid("from", "must be before 'to'");
        }
        var query = new HashMap<String, Object>(Map.of(
                "channel", parameters.whole("channel_id", Integer.MIN_VALUE, Integer.MAX_VALUE, 0),
                "from", from, "to", to, "limit",
                parameters.whole("limit", 1, VehicleReading.ROWS_MAX, VehicleReading.ROWS_MAX)));
        if (parameters.text("bucket_sec") != null) {
            query.put("bucket", Duration.ofSeconds(
                    parameters.whole("bucket_sec", 1, BUCKET_SECONDS_MAX, 1)).toMillis());
        }
        return query;
    }
}
