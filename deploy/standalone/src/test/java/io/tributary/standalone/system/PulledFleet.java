package io.tributary.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.vehicle.VehicleServer;
import io.tributary.bench.vehicle.VehicleSettings;
import io.tributary.bench.vehicle.VehicleSettings.AlarmRule;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Answer.CycleReport;
import io.tributary.schemas.fleet.Answer.SampleChunk;
import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Simulated vehicles that a hub pulls, and the judge of what it has of them. What they have measured
 * follows from a seed, so they themselves can be asked for the truth afterwards.
 */
final class PulledFleet implements AutoCloseable {
    static final String KEY = "bench";

    private static final int VEHICLES = 24;
    private static final int CHANNELS = 3;
    private static final Duration LATE = Duration.ofSeconds(2);

    private final Installation installation;
    private final VehicleServer server;
    private final HubClient reader;
    /** By their numbers. */
    private final List<String> ids = new ArrayList<>();

    private PulledFleet(Installation installation, VehicleServer server, HubClient reader) {
        this.installation = installation;
        this.server = server;
        this.reader = reader;
    }

    /** Vehicles of a new tenant, registered at a gateway. */
    static PulledFleet at(Installation installation, String gateway) throws Exception {
        var now = Instant.now();
        var settings = new VehicleSettings(now.toEpochMilli(), CHANNELS, Duration.ofMillis(200),
                now.minusSeconds(120), Instant.MAX, 0.05, 0, 0.05, LATE, Duration.ZERO, now, 0,
                Duration.ofSeconds(20), Duration.ZERO, Duration.ofSeconds(7),
                AlarmRule.TRIGGERED, KEY);
        var admin = installation.admin(gateway);
        var tenant = admin.newTenant(1);
        var fleet = new PulledFleet(installation,
                VehicleServer.start(settings, VEHICLES, InstantSource.system(), 0),
                admin.newNode(tenant, "reader"));
        for (int i = 0; i < VEHICLES; i++) {
            fleet.ids.add(HubClient.ok(admin.post("/v1/admin/vehicles", null, """
                    {"tenantId":"%s","name":"truck %d","baseUrl":"%s","intervalSeconds":1}"""
                    .formatted(tenant, i, fleet.server.baseUrl(i)))).get("id").asString());
        }
        return fleet;
    }

    /** All vehicles have been pulled as far as this, by whichever gateway. */
    void awaitPulledUntil(Instant time, String gateway) throws IOException {
        var admin = installation.admin(gateway);
        Until.isTrue("all are pulled until " + time, () -> {
            for (var id : ids) {
                var until = HubClient.ok(admin.get("/v1/admin/vehicles/" + id)).get("lastSyncAt");
                if (until.isNull() || Instant.parse(until.asString()).isBefore(time)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** All vehicles' measurements of times up to this one are in their topic. */
    void awaitMeasured(Instant time) {
        Until.isTrue("all are measured until " + time, () -> {
            var measurements = measurements();
            return ids.stream().allMatch(id -> measurements.getOrDefault(id, List.of()).stream()
                    .anyMatch(it -> it.window().to() >= time.toEpochMilli()));
        });
    }

    /**
     * The change topic and the tables hold every sample that the vehicles have recorded since they were
     * first asked, each once and as it was; no cycle began before the one before it had ended.
     */
    void judge() throws Exception {
        var end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        awaitPulledUntil(end.plus(LATE).plusSeconds(1), Installation.GATEWAY);
        var answers = records(Topics.TELEMETRY, Codecs.ANSWER::read);
        var recorded = new HashMap<String, Recorded>();
        for (int i = 0; i < VEHICLES; i++) {
            var told = answers.getOrDefault(ids.get(i), List.of());
            var from = firstAsked(told);
            recorded.put(ids.get(i), new Recorded(from, truth(i, from, end)));
            assertOneCycleAtATime(told);
        }

        Until.isSo(() -> {
            var measurements = measurements();
            recorded.forEach((id, it) -> assertThat(
                    samples(measurements.getOrDefault(id, List.of()), end)).isEqualTo(it.truth()));
        });
        for (var vehicle : recorded.entrySet()) {
            var it = vehicle.getValue();
            Until.isSo(() -> assertThat(history(vehicle.getKey(), it.from(), end))
                    .isEqualTo(channels(it.truth())));
        }
    }

    /** What a vehicle has measured since it was first asked; values by channel and time. */
    private record Recorded(Instant from, Map<String, Double> truth) {}

    private static Instant firstAsked(List<Answer> told) {
        return Instant.ofEpochMilli(told.stream().filter(SampleChunk.class::isInstance)
                .mapToLong(it -> ((SampleChunk) it).window().from()).min().orElseThrow());
    }

    private static void assertOneCycleAtATime(List<Answer> told) {
        var reports = told.stream().filter(CycleReport.class::isInstance)
                .map(CycleReport.class::cast).toList();
        for (int i = 1; i < reports.size(); i++) {
            assertThat(reports.get(i).startedAt())
                    .isAfterOrEqualTo(reports.get(i - 1).finishedAt());
        }
    }

    /** Values by channel and time, as the vehicle has them; those without a value are not stored. */
    private Map<String, Double> truth(int number, Instant from, Instant end) throws Exception {
        var answer = HubClient.JSON.readTree(reader.http().send(HttpRequest.newBuilder(URI.create(
                server.baseUrl(number) + "/data?limit=50000&from=" + from + "&to=" + end))
                .header("X-API-Key", KEY).build(), BodyHandlers.ofString()).body());
        assertThat(answer.get("truncated").asBoolean()).isFalse();
        var truth = new TreeMap<String, Double>();
        answer.get("rows").forEach(row -> {
            if (!row.get("value").isNull()) {
                truth.put(row.get("channel_id").asInt() + "@"
                        + Instant.parse(row.get("time").asString()).toEpochMilli(),
                        row.get("value").asDouble());
            }
        });
        assertThat(truth).isNotEmpty();
        return truth;
    }

    /** The same of what the data teams see, none of it twice. */
    private static Map<String, Double> samples(List<Measurements> measurements, Instant end) {
        var found = new TreeMap<String, Double>();
        measurements.stream().flatMap(it -> Stream.of(it.samples(), it.late()))
                .forEach(samples -> {
                    for (int i = 0; i < samples.size(); i++) {
                        if (samples.time(i) < end.toEpochMilli()) {
                            var key = samples.channel(i) + "@" + samples.time(i);
                            assertThat(found.put(key, samples.value(i)))
                                    .as("%s comes once", key).isNull();
                        }
                    }
                });
        return found;
    }

    /** How many samples of each channel. */
    private static Map<Integer, Long> channels(Map<String, Double> samples) {
        return samples.keySet().stream().collect(Collectors.groupingBy(
                key -> Integer.parseInt(key.substring(0, key.indexOf('@'))),
                Collectors.counting()));
    }

    private Map<Integer, Long> history(String id, Instant from, Instant end) throws Exception {
        var counts = new HashMap<Integer, Long>();
        for (int channel = 1; channel <= CHANNELS; channel++) {
            counts.put(channel, HubClient.ok(reader.get("/api/vehicles/" + id
                    + "/history?channel_id=" + channel + "&from=" + from + "&to=" + end
                    + "&bucket_sec=604800")).get("rows").valueStream()
                    .mapToLong(bucket -> bucket.get("count").asLong()).sum());
        }
        return counts;
    }

    private Map<String, List<Measurements>> measurements() {
        return records(Topics.MEASUREMENTS, Codecs.MEASUREMENTS::read);
    }

    /** What a topic says, by vehicle. */
    private <T> Map<String, List<T>> records(String topic, Function<byte[], T> reading) {
        var all = new HashMap<String, List<T>>();
        for (var record : installation.records(topic)) {
            var key = new String(record.key(), UTF_8);
            all.computeIfAbsent(key.substring(key.indexOf('/') + 1), _ -> new ArrayList<>())
                    .add(reading.apply(record.value()));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        try {
            for (var id : ids) {
                installation.admin().delete("/v1/admin/vehicles/" + id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.close();
        }
    }
}
