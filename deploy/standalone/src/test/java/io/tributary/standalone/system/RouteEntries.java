package io.tributary.standalone.system;

import static io.tributary.standalone.system.RouteEntry.open;

import io.tributary.standalone.system.RouteEntry.Door;
import java.util.List;
import java.util.stream.Stream;

/** An entry for each route of the gateway. A new route without one fails the isolation sweep. */
final class RouteEntries {
    private static final String PUSH = "push";
    private static final String PULL = "pull";
    private static final String SETTLE = "conflicts:settle";

    private RouteEntries() {}

    static List<RouteEntry> of(OurTenant our) {
        return Stream.of(open(), ownProtocol(our), batch(our), exchange(our), lamport(our),
                fleet(our), artisan(our), admin(our)).flatMap(List::stream).toList();
    }

    private static List<RouteEntry> open() {
        return Stream.of("GET /", "GET /v1/health", "GET /v1/openapi.json", "GET /docs",
                "GET /docs/docs.js", "GET /docs/swagger-ui.css", "GET /docs/swagger-ui-bundle.js",
                "GET /conflicts", "GET /conflicts/conflicts.js", "GET /conflicts/conflicts.css",
                "POST /api/v1/accounts/users/authenticate", "POST /auth/login",
                "POST /api/sync/register")
                .map(RouteEntry::open).toList();
    }

    private static RouteEntry bearer(String route, String... needs) {
        return RouteEntry.of(Door.BEARER, route, needs);
    }

    private static List<RouteEntry> ownProtocol(OurTenant our) {
        var conflict = "/v1/conflicts/" + our.conflict();
        return List.of(
                bearer("POST /v1/push", PUSH).with("""
                        {"operations":[{"op":"put","type":"note","id":"own","data":{}}]}"""),
                bearer("GET /v1/pushes/{key}", PUSH).naming("/v1/pushes/" + our.push()),
                bearer("GET /v1/pull", PULL),
                bearer("GET /v1/entities/{type}/{id}", PULL).naming("/v1/entities/note/1"),
                bearer("GET /v1/conflicts", PULL),
                bearer("GET /v1/conflicts/{id}", PULL).naming(conflict),
                bearer("POST /v1/conflicts/{id}/settle", SETTLE).naming(conflict + "/settle")
                        .with("{\"resolution\":\"keep\"}"),
                bearer("POST /v1/conflicts/{id}/restore", SETTLE).naming(conflict + "/restore")
                        .with("{\"side\":\"incoming\"}"),
                bearer("POST /v1/conflicts/settle", SETTLE)
                        .with("{\"filter\":{\"type\":\"note\"},\"resolution\":\"take\"}"),
                bearer("GET /v1/ledger/{type}/{id}", PULL).at("/v1/ledger/note/1"),
                bearer("GET /v1/node"),
                bearer("POST /v1/node/pull-token", PULL));
    }

    private static RouteEntry device(String route, String... needs) {
        return RouteEntry.of(Door.DEVICE, route, needs);
    }

    private static List<RouteEntry> batch(OurTenant our) {
        var playbook = "/v1/playbooks/pbk_yolo_grape";
        return List.of(
                device("POST /v1/sync/batch", PUSH, PULL).with(our.sync()),
                device("GET /v1/observations", PULL),
                device("POST /v1/observations", PUSH),
                device("GET /v1/observations/{id}", PULL)
                        .naming("/v1/observations/" + our.observation()),
                device("GET /v1/recommendations", PULL),
                device("POST /v1/recommendations:generate", PUSH)
                        .with("{\"observationId\":\"" + our.observation() + "\"}"),
                device("GET /v1/recommendations/{id}", PULL)
                        .at("/v1/recommendations/rec_20260211_0001"),
                device("GET /v1/playbooks/{id}", PULL).at(playbook),
                device("POST /v1/playbooks/{id}/patches:apply", PUSH).at(playbook
                        + "/patches:apply"),
                device("POST /v1/playbooks/{id}/patches", PULL).at(playbook + "/patches"),
                device("GET /v1/patches/{id}", PULL).at("/v1/patches/pch_20260211_0001"));
    }

    private static List<RouteEntry> exchange(OurTenant our) {
        var base = "/api/sync/";
        return List.of(
                bearer("POST /api/sync/exchange", PUSH, PULL).with("{\"packet_data\":null}"),
                bearer("GET /api/sync/status/{node_id}", PULL).naming(base + "status/" + our
                        .node()),
                bearer("GET /api/sync/nodes", PULL),
                bearer("GET /api/sync/statistics", PULL),
                bearer("POST /api/sync/trigger/{node_id}", PULL).naming(base + "trigger/"
                        + our.node()),
                bearer("GET /api/sync/conflicts", PULL),
                bearer("POST /api/sync/conflicts/{id}/resolve", SETTLE)
                        .naming(base + "conflicts/" + our.conflict() + "/resolve")
                        .with("{\"resolution\":\"server\"}"),
                bearer("GET /api/sync/export/{node_id}", PULL).naming(base + "export/" + our
                        .node()),
                bearer("POST /api/sync/import", PUSH));
    }

    private static List<RouteEntry> lamport(OurTenant our) {
        var push = "{\"client_lamport\":0,\"device_id\":\"" + our.node() + "\"}";
        var pull = "{\"tenant_id\":\"" + our.tenant() + "\",\"last_lamport\":0}";
        var resolve = "/sync/conflicts/" + our.conflict() + "/resolve";
        var engine = Stream.of(
                RouteEntry.of(Door.TENANT_HEADER, "POST /sync/push", PUSH).with(push),
                RouteEntry.of(Door.TENANT_HEADER, "POST /sync/pull", PULL).with(pull),
                RouteEntry.of(Door.TENANT_HEADER, "GET /sync/conflicts", PULL)
                        .at("/sync/conflicts?tenant_id=" + our.tenant()),
                RouteEntry.of(Door.TENANT_HEADER, "POST /sync/conflicts/{id}/resolve", SETTLE)
                        .naming(resolve + "?winner_id=a&resolved_by=me"));
        var apps = Stream.of("", "/api").flatMap(base -> Stream.of(
                bearer("POST " + base + "/sync/push/", PUSH).with("{\"operations\":[]}"),
                bearer("POST " + base + "/sync/pull/", PULL),
                bearer("GET " + base + "/sync/conflicts/", PULL),
                bearer("POST " + base + "/sync/conflicts/{id}/resolve/", SETTLE)
                        .naming(base + resolve + "/")
                        .with("{\"resolution\":\"LOCAL\"}")));
        return Stream.concat(engine, apps).toList();
    }

    private static List<RouteEntry> fleet(OurTenant our) {
        var vehicle = "/api/vehicles/" + our.vehicle();
        return Stream.concat(Stream.of(
                bearer("GET /api/vehicles", PULL),
                bearer("GET /api/vehicles/{id}", PULL).naming(vehicle),
                bearer("GET /ws/vehicles/{id}/live", PULL)
                        .naming("/ws/vehicles/" + our.vehicle() + "/live")),
                Stream.of("status", "alarms", "channels", "history", "coverage", "journal", "live")
                        .map(view -> bearer("GET /api/vehicles/{id}/" + view, PULL)
                                .naming(vehicle + "/" + view + "?channel_id=1")))
                .toList();
    }

    private static RouteEntry person(String route, String need) {
        return RouteEntry.of(Door.LOGIN, route, need);
    }

    private static List<RouteEntry> artisan(OurTenant our) {
        var base = "/api/v1/";
        return List.of(
                person("GET /api/v1/acoffees", PULL),
                person("POST /api/v1/aroast", PUSH),
                person("GET /api/v1/aroast/{roast_id}", PULL).at(base + "aroast/"
                        + "0123456789abcdef0123456789abcdef"),
                person("POST /api/v1/aschedule/lock", PUSH).at(base
                        + "aschedule/lock?today=2026-03-01"),
                person("GET /api/v1/notifications", PULL),
                person("PUT /api/v1/notifications/seen/{hr_id}", PULL)
                        .at(base + "notifications/seen/" + our.observation()));
    }

    private static List<RouteEntry> admin(OurTenant our) {
        var tokens = "/v1/admin/nodes/" + our.node() + "/tokens";
        var vehicles = "/v1/admin/vehicles";
        var ours = "/v1/admin/tenants/" + our.tenant();
        var letter = "/v1/admin/dead-letters/{partition}/{offset}";
        var noLetter = "/v1/admin/dead-letters/0/999999999";
        return Stream.concat(Stream.of(
                RouteEntry.of(Door.ADMIN_TENANT, "POST /v1/admin/nodes")
                        .naming("/v1/admin/nodes").with("""
                        {"tenantId":"%s","code":"made","name":"made","protocol":"native"}"""
                                .formatted(our.tenant())),
                RouteEntry.of(Door.ADMIN_TENANT, "GET /v1/admin/nodes")
                        .naming("/v1/admin/nodes?tenantId=" + our.tenant()),
                RouteEntry.of(Door.ADMIN_TENANT, "POST /v1/admin/nodes/{id}/tokens")
                        .naming(tokens),
                RouteEntry.of(Door.ADMIN_TENANT,
                        "POST /v1/admin/nodes/{id}/tokens/{tokenId}/rotate")
                        .naming(tokens + "/" + our.spareToken() + "/rotate"),
                RouteEntry.of(Door.ADMIN_TENANT, "DELETE /v1/admin/nodes/{id}/tokens/{tokenId}")
                        .naming(tokens + "/" + our.spareToken()),
                RouteEntry.of(Door.ADMIN_TENANT, "GET /v1/admin/audit")
                        .naming("/v1/admin/audit?tenantId=" + our.tenant())),
                Stream.of(operator("POST /v1/admin/tenants").with("{\"name\":\"made\"}"),
                        operator("GET /v1/admin/tenants"),
                        operator("GET /v1/admin/tenants/{tenantId}/pull").at(ours + "/pull"),
                        operator("GET /v1/admin/tenants/{tenantId}/conflicts")
                                .at(ours + "/conflicts"),
                        operator("GET /v1/admin/tenants/{tenantId}/conflicts/{id}")
                                .at(ours + "/conflicts/" + our.conflict()),
                        operator("POST /v1/admin/tenants/{tenantId}/conflicts/{id}/settle")
                                .at(ours + "/conflicts/" + our.conflict() + "/settle")
                                .with("{\"resolution\":\"keep\"}"),
                        operator("GET /v1/admin/lag"),
                        operator("GET /v1/admin/nodes/{id}/backlog")
                                .at("/v1/admin/nodes/" + our.node() + "/backlog"),
                        operator("GET /v1/admin/conflicts"),
                        operator("GET /v1/admin/dead-letters"),
                        operator("GET " + letter).at(noLetter),
                        operator("POST " + letter + "/replay").at(noLetter + "/replay"),
                        operator("POST /v1/admin/artisan/import")
                                .with("{\"tenantId\":\"" + our.tenant() + "\"}"),
                        operator("GET /v1/admin/artisan/users")
                                .at("/v1/admin/artisan/users?tenantId=" + our.tenant()),
                        operator("POST /v1/admin/vehicles").with("""
                                {"tenantId":"%s","name":"made","baseUrl":"http://127.0.0.1:9"}"""
                                .formatted(our.tenant())),
                        operator("POST /v1/admin/fleet/users").with(
                                """
                                {"tenantId":"%s","email":"made@sweep.example","password":"not a secret"}"""
                                        .formatted(our.tenant())),
                        operator("GET /v1/admin/fleet/users"),
                        operator("GET /v1/admin/vehicles"),
                        operator("GET /v1/admin/vehicles/{id}").at(vehicles + "/" + our.vehicle()),
                        operator("PATCH /v1/admin/vehicles/{id}")
                                .at(vehicles + "/" + our.vehicle()).with("{\"name\":\"V2\"}"),
                        operator("DELETE /v1/admin/vehicles/{id}")
                                .at(vehicles + "/" + our.vehicle())))
                .toList();
    }

    private static RouteEntry operator(String route) {
        return RouteEntry.of(Door.ADMIN_HUB, route);
    }
}
