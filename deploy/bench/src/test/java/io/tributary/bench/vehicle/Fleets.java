package io.tributary.bench.vehicle;

import io.tributary.bench.vehicle.VehicleSettings.AlarmRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings of vehicles, and how they are asked, for tests. */
final class Fleets {
    static final Instant FROM = Instant.parse("2026-02-22T10:00:00Z");
    static final String KEY = "bench";
    static final JsonMapper JSON = new JsonMapper();

    private Fleets() {}

    /** Three channels a second and an alarm a minute. */
    static VehicleSettings sound() {
        return settings(0, 0, 0, AlarmRule.TRIGGERED_OR_RESOLVED);
    }

    static VehicleSettings settings(double nulls, double nans, double late, AlarmRule rule) {
        return new VehicleSettings(7, 3, Duration.ofSeconds(1), FROM, Instant.MAX, nulls, nans,
                late, Duration.ofSeconds(30), Duration.ZERO, FROM, 0, Duration.ofSeconds(20),
                Duration.ofSeconds(5), Duration.ofMinutes(1), rule, KEY);
    }

    static VehicleSettings troubled(double troubles) {
        return new VehicleSettings(7, 3, Duration.ofSeconds(1), FROM, Instant.MAX, 0, 0, 0,
                Duration.ZERO, Duration.ZERO, FROM, troubles, Duration.ofSeconds(20), Duration.ZERO,
                Duration.ofMinutes(1), AlarmRule.TRIGGERED, KEY);
    }

    static Instant at(long seconds) {
        return FROM.plusSeconds(seconds);
    }

    /** @param query name, value, name, value … */
    static Reply ask(Vehicle vehicle, Instant now, String endpoint, Object... query) {
        return vehicle.answer(endpoint, query(query), KEY, now.toEpochMilli(), true);
    }

    static Map<String, List<String>> query(Object... query) {
        return Stream.iterate(0, i -> i < query.length, i -> i + 2).collect(Collectors.toMap(
                i -> query[i].toString(), i -> List.of(query[i + 1].toString())));
    }

    static JsonNode json(Reply reply) {
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + text(reply));
        }
        return JSON.readTree(reply.body());
    }

    static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    /** Rows as text, in the order in which they came. */
    static List<String> rows(JsonNode data) {
        return data.get("rows").valueStream().map(JsonNode::toString).toList();
    }

    static List<String> times(JsonNode data) {
        return data.get("rows").valueStream().map(row -> row.get("time").asString()).toList();
    }
}
