package io.tributary.standalone.system;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The roasting program on one machine, as far as it talks to the hub: a file per roast, a queue that
 * outlives being offline, and the cache of roasts that both sides know (contract sections 5 and 6).
 */
final class RoasterDesktop {
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final HubClient hub;
    private final Map<String, ObjectNode> files = new HashMap<>();
    private final Map<String, Instant> savedAt = new HashMap<>();
    private final Map<String, Instant> cache = new HashMap<>();
    private final Deque<ObjectNode> queue = new ArrayDeque<>();

    private RoasterDesktop(HubClient hub) {
        this.hub = hub;
    }

    /** Logged in. */
    static RoasterDesktop of(String baseUrl, String email, String password)
            throws IOException, InterruptedException {
        var answer = HubClient.ok(HubClient.of(baseUrl, "none").post(
                "/api/v1/accounts/users/authenticate", key(),
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password)));
        return new RoasterDesktop(HubClient.of(baseUrl,
                answer.get("result").get("user").get("token").asString()));
    }

    private static String key() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The drop of a roast: its full record waits to be sent. */
    void roast(ObjectNode record, Instant at) {
        var id = record.get("roast_id").asString();
        record.put("modified_at", TIME.format(at));
        files.put(id, record.deepCopy());
        savedAt.put(id, at);
        queue.add(record);
    }

    /** A file is saved with other values: those that changed wait to be sent. */
    void save(String id, Instant at, ObjectNode changes) {
        file(id).setAll(changes);
        savedAt.put(id, at);
        if (cache.containsKey(id)) {
            queue.add(changes.deepCopy().put("roast_id", id).put("modified_at", TIME.format(at)));
        }
    }

    /** Online again: sends what waits, each until it is acknowledged. */
    void send() throws IOException, InterruptedException {
        for (var record = queue.peek(); record != null; record = queue.peek()) {
            HubClient.ok(hub.post("/api/v1/aroast", key(), record.toString()));
            cache.put(record.get("roast_id").asString(),
                    Instant.parse(record.get("modified_at").asString()));
            queue.remove();
        }
    }

    /** A file is opened, or the program comes to the front: is there something newer? */
    void load(String id) throws IOException, InterruptedException {
        var saved = savedAt.get(id);
        var answer = ask(id, saved == null ? "" : "?modified_at=" + saved.toEpochMilli());
        if (answer.statusCode() == 204 && !cache.containsKey(id)) {
            answer = ask(id, "");
        }
        if (answer.statusCode() == 404) {
            cache.remove(id);
        } else if (answer.statusCode() == 200) {
            apply(id, HubClient.ok(answer).get("result"));
        }
    }

    private HttpResponse<String> ask(String id, String query)
            throws IOException, InterruptedException {
        return hub.get("/api/v1/aroast/" + id + query);
    }

    private void apply(String id, JsonNode result) {
        var at = Instant.parse(result.get("modified_at").asString());
        cache.put(id, at);
        if (savedAt.get(id) == null || at.isAfter(savedAt.get(id))) {
            files.put(id, (ObjectNode) result);
            savedAt.put(id, at);
        }
    }

    ObjectNode file(String id) {
        return Objects.requireNonNull(files.get(id), id);
    }

    /** Coffees, blends and schedule, as the program shows them. */
    JsonNode stock() throws IOException, InterruptedException {
        return HubClient.ok(hub.get("/api/v1/acoffees?today=2026-03-01")).get("result");
    }
}
