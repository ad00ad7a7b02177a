package io.tributary.bench.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pulls a vehicle when it comes and whenever it is asked for, and keeps each sample once. */
final class FakeFleet {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ALL = "/data?limit=50000&from=2000-01-01T00:00:00Z"
            + "&to=2100-01-01T00:00:00Z";

    private final Fault fault;
    private final ConcurrentMap<String, Vehicle> vehicles = new ConcurrentHashMap<>();

    FakeFleet(Fault fault) {
        this.fault = fault;
    }

    private record Vehicle(String baseUrl, String apiKey, Map<Integer, Map<String, Double>> kept) {}

    /** The new vehicle's id. */
    Mono<ObjectNode> register(JsonNode json) {
        var id = UUID.randomUUID().toString();
        var vehicle = new Vehicle(json.required("baseUrl").asString(),
                json.required("apiKey").asString(), new HashMap<>());
        vehicles.put(id, vehicle);
        return pull(vehicle).thenReturn(MAPPER.createObjectNode().put("id", id));
    }

    /** Believes of each that it has everything. */
    ArrayNode all() {
        var all = MAPPER.createArrayNode();
        vehicles.keySet().forEach(id -> all.addObject().put("id", id).put("last_sync_at",
                "2100-01-01T00:00:00.000Z"));
        return all;
    }

    void remove(String id) {
        if (vehicles.remove(id) == null) {
            throw new IllegalArgumentException("no vehicle " + id);
        }
    }

    Mono<ObjectNode> history(String id, int channel) {
        var vehicle = vehicles.get(id);
        return vehicle == null ? Mono.error(new IllegalArgumentException("no vehicle " + id))
                : pull(vehicle).thenReturn(vehicle)
                        .map(it -> buckets(it.kept().getOrDefault(channel, Map.of())));
    }

    private static Mono<Void> pull(Vehicle vehicle) {
        return HttpClient.create().headers(headers -> headers.set("X-API-Key", vehicle.apiKey()))
                .get().uri(vehicle.baseUrl() + ALL)
                .responseSingle((response, body) -> response.status().code() == 200
                        ? body.asByteArray()
                        : Mono.empty())
                .doOnNext(body -> keep(vehicle, MAPPER.readTree(body).required("rows"))).then();
    }

    private static synchronized void keep(Vehicle vehicle, JsonNode rows) {
        for (var row : rows) {
            if (row.required("value").isNumber()) {
                vehicle.kept().computeIfAbsent(row.required("channel_id").asInt(),
                        _ -> new ConcurrentHashMap<>())
                        .put(row.required("time").asString(), row.required("value").asDouble());
            }
        }
    }

    private ObjectNode buckets(Map<String, Double> samples) {
        var values = samples.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        var answer = MAPPER.createObjectNode();
        var rows = answer.putArray("rows");
        if (values.getCount() > 0) {
            rows.addObject().put("count", values.getCount() + switch (fault) {
                case LOSES_ONE -> -1;
                case DOUBLES_ONE -> 1;
                case NONE, ALTERS_ONE, HIDES_ONE, IS_BUSY, FORGETS_TO_ANSWER, REFUSES,
                        WRITES_PULLS ->
                    0;
            }).put("min", values.getMin()).put("max", values.getMax()).put("avg",
                    values.getAverage() + (fault == Fault.ALTERS_ONE ? 1 : 0));
        }
        return answer;
    }
}
