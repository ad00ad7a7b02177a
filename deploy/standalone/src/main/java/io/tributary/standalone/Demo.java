package io.tributary.standalone;

import io.tributary.embedded.machine.CannotStartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo tenant, its node, its roastery and its vehicles, made through the admin API like any other.
 *
 * @param fleet null if the hub runs without it
 */
public record Demo(String nodeToken, DemoRoastery roastery, @Nullable DemoFleet fleet) {
    private static final JsonMapper JSON = new JsonMapper();
    static final String TENANT = "00000000-0000-4000-8000-000000000001";

    /** Its idempotency keys never change, so on a later start the same calls change nothing. */
    public static Demo of(Hub hub, StandaloneSettings settings) {
        return new Demo(hub.data().secret("demo-node-token", () -> register(hub)),
                DemoRoastery.of(hub), DemoFleet.of(hub, settings));
    }

    private static String register(Hub hub) {
        post(hub, "/v1/admin/tenants", "demo-tenant", """
                {"id": "%s", "name": "Demo"}""".formatted(TENANT));
        return post(hub, "/v1/admin/nodes", "demo-node", """
                {"tenantId": "%s", "code": "demo", "name": "Demo node", "protocol": "native"}"""
                .formatted(TENANT)).get("token").asString();
    }

    /** @param key null for a write that changes nothing the second time */
    static JsonNode post(Hub hub, String path, @Nullable String key, String body) {
        return send(hub, "POST", path, key, body);
    }

    static JsonNode send(Hub hub, String method, String path, @Nullable String key, String body) {
        var request = HttpRequest.newBuilder(URI.create(hub.baseUrl() + path))
                .header("Authorization", "Bearer " + hub.adminToken())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new CannotStartException("the demo could not be made: " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new CannotStartException("the demo could not be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("interrupted while starting", e);
        }
    }
}
