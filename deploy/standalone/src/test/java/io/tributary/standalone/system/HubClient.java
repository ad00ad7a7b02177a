package io.tributary.standalone.system;

import io.tributary.schemas.fixture.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node, or the operator, as seen from outside: plain HTTP. */
record HubClient(String baseUrl, String token, HttpClient http, Duration timeout) {
    static final JsonMapper JSON = new JsonMapper();

    /** Longer than any setting of the tests lets a hub take. */
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    static HubClient of(String baseUrl, String token) {
        Secrets.used(token);
        return new HubClient(baseUrl, token, HttpClient.newHttpClient(), PATIENCE);
    }

    /** The same, which gives up on an answer sooner or later. */
    HubClient withTimeout(Duration newTimeout) {
        return new HubClient(baseUrl, token, http, newTimeout);
    }

    /** The same, by way of another gateway. */
    HubClient at(String otherUrl) {
        return new HubClient(otherUrl, token, http, timeout);
    }

    /** A new node of a new tenant, made by the operator that this is. */
    HubClient newTenantsNode(int lanes) throws IOException, InterruptedException {
        return newNode(newTenant(lanes), "node-1");
    }

    String newTenant(int lanes) throws IOException, InterruptedException {
        return ok(post("/v1/admin/tenants", UUID.randomUUID().toString(),
                "{\"name\":\"test\",\"lanes\":" + lanes + "}")).get("id").asString();
    }

    HubClient newNode(String tenant, String code) throws IOException, InterruptedException {
        var node = ok(post("/v1/admin/nodes", UUID.randomUUID().toString(), """
                {"tenantId":"%s","code":"%s","name":"%s","protocol":"native"}"""
                .formatted(tenant, code, code)));
        return of(baseUrl, node.get("token").asString());
    }

    HttpResponse<String> push(String key, String body) throws IOException, InterruptedException {
        return post("/v1/push", key, body);
    }

    HttpResponse<String> post(String path, @Nullable String key, String body, String... headers)
            throws IOException, InterruptedException {
        Secrets.usedIn(body);
        var request = request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return http.send(request(path).DELETE().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = request(path).GET();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** All changes after a cursor, page by page. */
    List<JsonNode> pullAll(@Nullable String cursor, int limit, String atLeast)
            throws IOException, InterruptedException {
        var changes = new ArrayList<JsonNode>();
        var at = cursor;
        JsonNode page;
        do {
            page = ok(get("/v1/pull?limit=" + limit + (at == null ? "" : "&cursor=" + at)
                    + (atLeast.isEmpty() ? "" : "&atLeast=" + atLeast)));
            page.get("changes").forEach(changes::add);
            at = page.get("cursor").asString();
        } while (page.get("hasMore").asBoolean());
        return changes;
    }

    static JsonNode ok(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(timeout).header("Authorization", "Bearer " + token);
    }
}
