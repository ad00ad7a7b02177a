package io.tributary.standalone.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A node that exchanges numbered packets, with its own numbers and receipts. */
final class ExchangeClient {
    private final HubClient hub;
    private final String id;
    private long sent;
    private long received;

    private ExchangeClient(HubClient hub, String id) {
        this.hub = hub;
        this.id = id;
    }

    /** A node that the operator made. */
    static ExchangeClient of(HubClient admin, String tenant, String code) throws Exception {
        var node = HubClient.ok(admin.post("/v1/admin/nodes", UUID.randomUUID().toString(), """
                {"tenantId":"%s","code":"%s","name":"%s","protocol":"exchange"}"""
                .formatted(tenant, code, code)));
        return new ExchangeClient(HubClient.of(admin.baseUrl(), node.get("token").asString()),
                node.get("id").asString());
    }

    /** A node that registered itself. */
    static ExchangeClient of(HubClient admin, JsonNode registered) {
        return new ExchangeClient(
                HubClient.of(admin.baseUrl(), registered.get("auth_token").asString()),
                registered.get("node_id").asString());
    }

    /** The same node at another gateway, with numbers of its own. */
    ExchangeClient at(String baseUrl) {
        return new ExchangeClient(HubClient.of(baseUrl, hub.token()), id);
    }

    HubClient http() {
        return hub;
    }

    String id() {
        return id;
    }

    /** The next packet with a true receipt; the answer is taken. */
    JsonNode exchange(String... entities) throws Exception {
        return take(HubClient.ok(send(packet(++sent, received, entities))));
    }

    /** The next packet with a true receipt; its answer gets lost. */
    JsonNode lose(String... entities) throws Exception {
        return HubClient.ok(send(packet(++sent, received, entities)));
    }

    /** Until the answer has so many objects. */
    JsonNode until(int entities) throws Exception {
        JsonNode[] answer = new JsonNode[1];
        Until.isTrue(entities + " objects", () -> {
            answer[0] = poll();
            return entities(answer[0]).size() == entities;
        });
        return take(answer[0]);
    }

    JsonNode poll() throws Exception {
        return HubClient.ok(send("{\"packet_data\":null}"));
    }

    JsonNode take(JsonNode answer) {
        received = Math.max(received, no(answer));
        return answer;
    }

    HttpResponse<String> send(String body) throws Exception {
        return hub.post("/api/sync/exchange", null, body);
    }

    HttpResponse<String> sendZipped(String body) throws IOException, InterruptedException {
        return hub.http().send(HttpRequest.newBuilder(URI.create(hub.baseUrl()
                + "/api/sync/exchange")).timeout(Duration.ofSeconds(70))
                .header("Authorization", "Bearer " + hub.token())
                .header("Content-Type", "application/json").header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(body))).build(), BodyHandlers.ofString());
    }

    String packet(long no, long ack, String... entities) {
        return envelope(Map.of("packet_no", no, "ack_packet_no", ack), entities);
    }

    /** @param header what differs from a good packet; null takes a field out */
    String envelope(Map<String, ?> header, String... entities) {
        var fields = new LinkedHashMap<String, Object>(Map.of("sender_node_id", id,
                "recipient_node_id", "SERVER", "packet_no", 1, "ack_packet_no", 0,
                "schema_version", "1.0.0", "timestamp", "2025-12-13T00:36:00.123456+00:00"));
        header.forEach((name, value) -> {
            if (value.equals("")) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        });
        return "{\"header\":" + HubClient.JSON.writeValueAsString(fields)
                + ",\"body\":{\"entities\":[" + String.join(",", entities) + "]}}";
    }

    static String wrapped(String envelope) {
        return "{\"packet_data\":" + envelope + "}";
    }

    static String hex(String envelope) {
        return "{\"packet_data\":\"" + HexFormat.of().formatHex(gzip(envelope)) + "\"}";
    }

    static String entity(String operation, String uuid, @Nullable String data) {
        return """
                {"type":"Work","uuid":"%s","operation":"%s"%s}"""
                .formatted(uuid, operation, data == null ? "" : ",\"data\":" + data);
    }

    static String named(String name) {
        return "{\"name\":\"" + name + "\",\"is_deleted\":false}";
    }

    static long no(JsonNode answer) {
        return answer.get("header").get("packet_no").asLong();
    }

    static long ack(JsonNode answer) {
        return answer.get("header").get("ack_packet_no").asLong();
    }

    static List<JsonNode> entities(JsonNode answer) {
        return answer.get("body").get("entities").valueStream().toList();
    }

    /** Operation and name of each object, by uuid. */
    static Map<String, String> said(JsonNode answer) {
        return entities(answer).stream().collect(Collectors.toMap(
                entity -> entity.get("uuid").asString(),
                entity -> entity.get("operation").asString()
                        + entity.path("data").path("name").asOptional().map(it -> " "
                                + it.asString()).orElse("")));
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
