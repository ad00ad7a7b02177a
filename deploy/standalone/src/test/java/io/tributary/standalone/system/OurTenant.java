package io.tributary.standalone.system;

import java.util.List;
import java.util.UUID;

/**
 * A tenant of the isolation sweep with something of each kind, all of it marked with a word that no
 * other tenant may ever see.
 *
 * @param node that wrote it
 * @param spareToken the id of a token of that node that nobody uses
 * @param push the key of a push
 */
record OurTenant(String tenant, HubClient writer, String node, String spareToken, String push,
        String conflict, String observation, String vehicle, String sync) {
    static final String MARK = "seen-by-nobody-else";

    private static final String PUSH = "the-first-push";
    private static final String BASE = "\"baseVersion\":1,";

    static OurTenant of(HubClient admin) throws Exception {
        var tenant = admin.newTenant(1);
        var made = HubClient.ok(admin.post("/v1/admin/nodes", null, """
                {"tenantId":"%s","code":"%s","name":"writer","protocol":"exchange"}"""
                .formatted(tenant, MARK)));
        var node = made.get("id").asString();
        var writer = HubClient.of(admin.baseUrl(), made.get("token").asString());
        var spare = HubClient.ok(admin.post("/v1/admin/nodes/" + node + "/tokens", null, ""));
        HubClient.ok(writer.push(PUSH, put("", MARK)));
        HubClient.ok(writer.push("2", put(BASE, MARK + " again")));
        var other = admin.newNode(tenant, "other");
        var stale = HubClient.ok(other.push("3", put(BASE, MARK + " as well")));
        var conflict = stale.get("outcomes").get(0).get("conflictId").asString();
        var device = BatchDevice.of(writer, "dev_ios_001");
        device.observe(BatchDevice.FIRST_CURSOR, device.observation(1, "confirmed", MARK));
        var vehicle = HubClient.ok(admin.post("/v1/admin/vehicles", null, """
                {"tenantId":"%s","name":"%s","baseUrl":"http://127.0.0.1:9","enabled":false}"""
                .formatted(tenant, MARK))).get("id").asString();
        HubClient.ok(admin.post("/v1/admin/artisan/import", null, """
                {"tenantId":"%s","coffees":[{"hr_id":"C1","label":"%s"}],
                 "stores":[{"hr_id":"L1","label":"%2$s"}]}""".formatted(tenant, MARK)));
        Until.isTrue("all of it is visible", () -> writer.get("/v1/conflicts/" + conflict)
                .statusCode() == 200 && writer.get("/api/vehicles/" + vehicle)
                        .statusCode() == 200);
        var syncId = "sync_20260211_" + UUID.randomUUID();
        return new OurTenant(tenant, writer, node, spare.get("tokenId").asString(), PUSH, conflict,
                "obs_20260211_0001", vehicle, device.body(syncId, BatchDevice.FIRST_CURSOR,
                        List.of(), List.of(), List.of()));
    }

    /** All that can be seen of it from outside, but when its tokens were used. */
    String state(HubClient admin) throws Exception {
        var nodes = admin.get("/v1/admin/nodes?tenantId=" + tenant).body()
                .replaceAll(",\"lastUsedAt\":\"[^\"]*\"", "");
        return writer.pullAll(null, 1000, "") + writer.get("/v1/conflicts").body() + nodes
                + admin.get("/v1/admin/vehicles?tenantId=" + tenant).body()
                + admin.get("/v1/admin/artisan/users?tenantId=" + tenant).body();
    }

    private static String put(String base, String text) {
        return """
                {"operations":[{"op":"put","type":"note","id":"1",%s
                                "data":{"text":"%s"}}]}""".formatted(base, text);
    }
}
