package io.tributary.gateway.fleet;

import io.tributary.gateway.http.Parameters;
import io.tributary.schemas.fleet.Millis;
import java.time.Duration;
import java.time.Instant;
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
        var to = Objects.requireNonNullElseGet(VehicleReading.time(parameters, "to"),
                clock::instant);
        var from = Objects.requireNonNullElseGet(VehicleReading.time(parameters, "from"),
                () -> to.minus(SPAN));
        if (!inBounds(from) || !inBounds(to) || from.toEpochMilli() >= to.toEpochMilli()) {
            throw Parameters.invalid("from", "must be before 'to', and both after 1970");
        }
        var query = new HashMap<String, Object>(Map.of(
                "channel", parameters.whole("channel_id", Integer.MIN_VALUE, Integer.MAX_VALUE, 0),
                "from", from.toEpochMilli(), "to", to.toEpochMilli(), "limit",
                parameters.whole("limit", 1, VehicleReading.ROWS_MAX, VehicleReading.ROWS_MAX)));
        if (parameters.text("bucket_sec") != null) {
            query.put("bucket", Duration.ofSeconds(
                    parameters.whole("bucket_sec", 1, BUCKET_SECONDS_MAX, 1)).toMillis());
        }
        return query;
    }

    private static boolean inBounds(Instant time) {
        return Millis.isTime(time.toEpochMilli());
    }
}
