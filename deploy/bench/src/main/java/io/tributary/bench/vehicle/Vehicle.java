package io.tributary.bench.vehicle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.bench.workload.Bytes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A vehicle's five endpoints (contract section 2), worked out from the seed and the time alone.
 */
final class Vehicle {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;
    private static final long MILLIS = 1000;

    private final VehicleSettings settings;
    private final int number;
    private final Samples samples;
    private final Alarms alarms;
    private final long skewMillis;

    Vehicle(VehicleSettings settings, int number) {
        this.settings = settings;
        this.number = number;
        this.samples = new Samples(settings, number);
        this.alarms = new Alarms(settings, number);
        int skew = (int) settings.skew().toMillis();
        this.skewMillis = new Chance(settings.seed()).below(2 * skew + 1, number, 30) - (long) skew;
    }

    Samples samples() {
        return samples;
    }

    /**
     * What it answers.
     *
     * @param endpoint the path behind the base URL
     * @param key what the caller shows; null for nothing
     * @param nowMillis the true time, which is not what the vehicle's clock says
     * @param databaseUp else only the status is answered
     */
    Reply answer(String endpoint, Map<String, List<String>> query, @Nullable String key,
            long nowMillis, boolean databaseUp) {
        long clock = nowMillis + skewMillis;
        try {
            check(key);
            return switch (endpoint) {
                case "/status" -> json(OK, status(clock, databaseUp));
                case "/channels", "/data", "/data/latest", "/alarms" -> databaseUp
                        ? stored(endpoint, query, clock)
                        : error(UNAVAILABLE, "Database unavailable");
                default -> error(NOT_FOUND, "Not Found");
            };
        } catch (BadQuery e) {
            return error(e.status(), e.detail());
        }
    }

    private void check(@Nullable String key) {
        if (key == null) {
            throw BadQuery.missingKey();
        }
        if (!key.equals(settings.apiKey())) {
            throw BadQuery.wrongKey();
        }
    }

    private Reply stored(String endpoint, Map<String, List<String>> query, long clock) {
        return switch (endpoint) {
            case "/channels" -> json(OK, Channels.of(settings));
            case "/data" -> data(Window.of(query), Window.limit(query), Window.channel(query),
                    clock);
            case "/data/latest" -> latest(clock);
            default -> json(OK, alarms.in(Window.of(query),
                    Window.flag(query, "unresolved_only"), clock));
        };
    }

    private Map<String, @Nullable Object> status(long clock, boolean databaseUp) {
        var newest = samples.newest(clock);
        var status = new LinkedHashMap<String, @Nullable Object>();
        status.put("vehicle_id_hint", "vehicle-" + number);
        status.put("software_version", "1.4." + number % 3);
        status.put("uptime_sec", Math.max(0,
                (clock - Times.millis(settings.from())) / MILLIS));
        status.put("collector_running", true);
        status.put("agent_running", true);
        status.put("db_ok", databaseUp);
        status.put("last_measurement_at", databaseUp && newest.isPresent()
                ? Times.text(samples.millis(newest.getAsLong()))
                : null);
        return status;
    }

    private Reply latest(long clock) {
        var newest = samples.newest(clock);
        var rows = new Rows(samples);
        if (newest.isPresent()) {
            if (samples.hasNan(newest.getAsLong())) {
                return failed();
            }
            for (int channel = settings.channels(); channel >= 1; channel--) {
                rows.add(newest.getAsLong(), channel);
            }
        }
        return Reply.ok(copy(rows.close()));
    }

    /** Rows by time; those of one time in an order that depends on the limit (clarification 1). */
    private Reply data(Window window, int limit, int channel, long clock) {
        var rows = new Rows(samples);
        boolean truncated = false;
        long end = samples.endTick(window.to());
        for (long tick = samples.firstTick(window.from()); tick < end && !truncated; tick++) {
            if (!samples.isStored(tick, clock)) {
                continue;
            }
            if (samples.hasNan(tick) && (channel == 0 || channel == samples.nanChannel(tick))) {
                return failed();
            }
            for (int i = 0; i < settings.channels() && !truncated; i++) {
                int next = 1 + Math.floorMod(i + limit, settings.channels());
                if (channel == 0 || channel == next) {
                    truncated = rows.count() >= limit;
                    if (!truncated) {
                        rows.add(tick, next);
                    }
                }
            }
        }
        var out = new Bytes();
        out.put(("{\"from\":\"" + window.fromText() + "\",\"to\":\"" + window.toText()
                + "\",\"count\":" + rows.count() + ",\"truncated\":" + truncated + ",\"rows\":")
                .getBytes(UTF_8));
        var list = rows.close();
        out.put(list.array(), 0, list.length()).put('}');
        return Reply.window(copy(out), rows.count());
    }

    private static Reply error(int status, Object detail) {
        return json(status, Map.of("detail", detail));
    }

    /** JSON can't hold such a value, and the vehicle has nothing for that case. */
    private static Reply failed() {
        return new Reply(FAILED, "Internal Server Error".getBytes(UTF_8));
    }

    private static Reply json(int status, Object value) {
        return new Reply(status, JSON.writeValueAsBytes(value));
    }

    private static byte[] copy(Bytes bytes) {
        return Arrays.copyOf(bytes.array(), bytes.length());
    }
}
