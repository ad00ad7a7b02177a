package io.tributary.standalone.fuzz;

import io.tributary.gateway.runtime.GatewayApplication;
import io.tributary.schemas.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that the gateway answers: the API description, and what that leaves to the clients of
 * two dialects.
 */
final class Description {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WIRE = "/json-schema/wire/";

    private final JsonNode openApi = read(GatewayApplication.class,
            "/io/tributary/gateway/docs/openapi.json");
    private final JsonNode more;
    private final Map<String, JsonNode> wire = new HashMap<>();

    /** @param known what stands in double braces in the descriptions, by name */
    Description(Map<String, String> known) {
        var text = read(Description.class, "/fuzz/undescribed.json").toString();
        for (var entry : known.entrySet()) {
            text = text.replace("{{" + entry.getKey() + "}}", entry.getValue());
        }
        more = JSON.readTree(text);
    }

    List<Endpoint> endpoints() {
        var found = new ArrayList<Endpoint>();
        collect(openApi, found);
        collect(more, found);
        return List.copyOf(found);
    }

    /** What a reference stands for; any other schema is itself. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("wire")) {
            return file(schema.get("wire").asString());
        }
        if (!schema.has("$ref")) {
            return schema;
        }
        var reference = schema.get("$ref").asString();
        return resolved(reference.startsWith("#") ? openApi.at(reference.substring(1))
                : file("batch/" + reference));
    }

    static JsonNode read(Class<?> near, String resource) {
        try (InputStream in = Objects.requireNonNull(near.getResourceAsStream(resource),
                resource)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode file(String name) {
        return wire.computeIfAbsent(name, _ -> read(Json.class, WIRE + name));
    }

    private void collect(JsonNode description, List<Endpoint> found) {
        description.get("paths").forEachEntry((path, methods) -> methods.forEachEntry(
                (method, operation) -> found.add(endpoint(method.toUpperCase(Locale.ROOT), path,
                        operation))));
    }

    private Endpoint endpoint(String method, String path, JsonNode operation) {
        var parameters = new ArrayList<JsonNode>();
        operation.path("parameters").forEach(parameters::add);
        return new Endpoint(method, path, door(operation), parameters,
                body(method + " " + path, operation));
    }

    private static @Nullable String door(JsonNode operation) {
        var security = operation.path("security");
        return security.isEmpty() ? null : security.get(0).propertyNames().iterator().next();
    }

    private @Nullable JsonNode body(String name, JsonNode operation) {
        var schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return null;
        }
        // An object of any shape in the description: its schema is published elsewhere.
        var better = more.get("bodies").path(name);
        return better.isMissingNode() ? schema : better;
    }
}
