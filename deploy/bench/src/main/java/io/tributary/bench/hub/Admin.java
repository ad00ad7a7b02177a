package io.tributary.bench.hub;

import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;

/** What an operator does: tenants and nodes. */
public final class Admin {
    private final HttpClient client;

    Admin(HttpClient client) {
        this.client = client;
    }

    public Mono<Tenant> createTenant(String name, int lanes) {
        return Exchange.post(client, "/v1/admin/tenants", "tenant-" + name,
                Map.of("name", name, "lanes", lanes)).map(Admin::tenant);
    }

    /** All tenants of the hub. */
    public Flux<Tenant> tenants() {
        return Exchange.get(client, "/v1/admin/tenants")
                .expand(page -> page.has("next")
                        ? Exchange.get(client, "/v1/admin/tenants?after="
                                + page.required("next").stringValue())
                        : Mono.empty())
                .flatMapIterable(page -> page.required("tenants"))
                .map(Admin::tenant);
    }

    /** @param protocol that the node speaks, as the hub calls it */
    public Mono<Node> createNode(Tenant tenant, String code, String protocol) {
        return Exchange.post(client, "/v1/admin/nodes", "node-" + tenant.id() + "-" + code,
                Map.of("tenantId", tenant.id(), "code", code, "name", code, "protocol", protocol))
                .map(json -> new Node(json.required("id").stringValue(), code,
                        json.required("token").stringValue()));
    }

    /** Registers a vehicle to be pulled; its id. */
    public Mono<String> createVehicle(Tenant tenant, String name, String baseUrl, String apiKey,
            int intervalSeconds) {
        return Exchange.post(client, "/v1/admin/vehicles", "vehicle-" + tenant.id() + "-" + name,
                Map.of("tenantId", tenant.id(), "name", name, "baseUrl", baseUrl, "apiKey", apiKey,
                        "intervalSeconds", intervalSeconds))
                .map(json -> json.required("id").stringValue());
    }

    /** Takes a vehicle out. */
    public Mono<Void> removeVehicle(String id) {
        return Exchange.delete(client, "/v1/admin/vehicles/" + id);
    }

    private static Tenant tenant(JsonNode json) {
        return new Tenant(json.required("id").stringValue(), json.required("name").stringValue(),
                json.required("lanes").intValue());
    }
}
