package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Nodes that see a part of their tenant, by all ways of the native protocol and past it. */
@SharedHubs
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeScopeSystemIT {
    private HubClient admin;
    private String tenant;
    private HubClient office;
    private HubClient desk;
    /** Sees the orders of the north. */
    private HubClient north;

    @BeforeAll
    void start(RunningHub hub) throws Exception {
        admin = hub.admin();
        tenant = admin.newTenant(1);
        office = admin.newNode(tenant, "office");
        desk = admin.newNode(tenant, "desk");
        north = scoped("""
                {"types":["order"],"where":{"region":["north"]}}""");
    }

    private HubClient scoped(String scope) throws Exception {
        var made = HubClient.ok(admin.post("/v1/admin/nodes", null, """
                {"tenantId":"%s","code":"%s","name":"scoped","protocol":"native","nodeScope":%s}"""
                .formatted(tenant, UUID.randomUUID(), scope)));
        return HubClient.of(admin.baseUrl(), made.get("token").asString());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String put(String type, String id, String region, String base) {
        return """
                {"operations":[{"op":"put","type":"%s","id":"%s",%s"data":{"region":"%s"}}]}"""
                .formatted(type, id, base, region);
    }

    /** @return the cursor that shows it */
    private static String write(HubClient node, String type, String id, String region)
            throws Exception {
        return HubClient.ok(node.push(id(), put(type, id, region, ""))).get("cursor").asString();
    }

    private static List<String> told(List<JsonNode> changes) {
        return changes.stream().map(it -> it.get("op").asString() + " " + it.get("id").asString())
                .toList();
    }

    /** Where a reader stands who has everything up to there. */
    private String now(HubClient node, String atLeast) throws Exception {
        return HubClient.ok(node.get("/v1/pull?limit=10000&atLeast=" + atLeast)).get("cursor")
                .asString();
    }

    @Test
    void aPullShowsThePartAndWhatLeavesItIsDeleted() throws Exception {
        var inside = id();
        var outside = id();
        var cursor = now(north, write(office, "order", inside, "north"));
        write(office, "order", outside, "south");
        var last = write(office, "note", id(), "north");
        assertThat(told(north.pullAll(cursor, 1, last))).isEmpty();
        cursor = now(north, last);

        last = write(office, "order", inside, "south");
        assertThat(told(north.pullAll(cursor, 1, last))).containsExactly("delete " + inside);
        cursor = now(north, last);

        write(office, "order", inside, "north");
        last = write(office, "order", outside, "north");
        var changes = north.pullAll(cursor, 1, last);
        assertThat(told(changes)).containsExactly("put " + inside, "put " + outside);
        assertThat(changes.getFirst().at("/data/region").asString()).isEqualTo("north");
    }

    @Test
    void linesAreOfThePartAlone() throws Exception {
        var inside = id();
        var outside = id();
        write(office, "order", outside, "south");
        write(office, "note", outside, "north");
        var last = write(office, "order", inside, "north");

        var body = north.get("/v1/pull?atLeast=" + last, "Accept", "application/x-ndjson").body();

        assertThat(body).contains(inside).doesNotContain(outside).doesNotContain("south");
        assertThat(body.lines().toList().getLast()).contains("\"hasMore\":false");
    }

    @Test
    void aStreamAndALongPollWakeForThePartAlone() throws Exception {
        var inside = id();
        var outside = id();
        var cursor = now(north, write(office, "order", id(), "north"));
        var waiting = CompletableFuture.supplyAsync(() -> page(cursor));
        var stream = north.http().send(north.request("/v1/pull?cursor=" + cursor)
                .header("Accept", "text/event-stream").build(), BodyHandlers.ofLines());

        write(office, "order", outside, "south");
        write(office, "note", outside, "north");
        write(office, "order", inside, "north");

        assertThat(told(waiting.join().get("changes").valueStream().toList()))
                .containsExactly("put " + inside);
        try (Stream<String> lines = stream.body()) {
            var data = lines.filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
            assertThat(data).contains(inside).doesNotContain(outside);
        }
    }

    private JsonNode page(String cursor) {
        try {
            return HubClient.ok(north.get("/v1/pull?wait=60&cursor=" + cursor));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEntityOutsideIsNotThere() throws Exception {
        var inside = id();
        var outside = id();
        var gone = id();
        write(office, "order", inside, "north");
        write(office, "order", outside, "south");
        write(office, "note", outside, "north");
        write(office, "order", gone, "north");
        var last = HubClient.ok(office.push(id(), """
                {"operations":[{"op":"delete","type":"order","id":"%s","baseVersion":1}]}"""
                .formatted(gone))).get("cursor").asString();
        now(office, last);

        assertThat(north.get("/v1/entities/order/" + inside).statusCode()).isEqualTo(200);
        assertThat(north.get("/v1/entities/order/" + outside).statusCode()).isEqualTo(404);
        assertThat(north.get("/v1/entities/note/" + outside).statusCode()).isEqualTo(404);
        assertThat(north.get("/v1/entities/order/" + gone).statusCode()).isEqualTo(404);
        assertThat(office.get("/v1/entities/order/" + outside).statusCode()).isEqualTo(200);
        assertThat(office.get("/v1/entities/order/" + gone).statusCode()).isEqualTo(410);
    }

    /** @return the id of a conflict that can be seen */
    private String conflict(String type, String region) throws Exception {
        var entity = id();
        write(office, type, entity, region);
        HubClient.ok(office.push(id(), note(type, entity, region, "a")));
        var conflict = HubClient.ok(desk.push(id(), note(type, entity, region, "b")))
                .get("outcomes").get(0).get("conflictId").asString();
        Until.isTrue("the conflict is visible",
                () -> office.get("/v1/conflicts/" + conflict).statusCode() == 200);
        return conflict;
    }

    private static String note(String type, String id, String region, String text) {
        return """
                {"operations":[{"op":"put","type":"%s","id":"%s","baseVersion":1,
                                "data":{"region":"%s","text":"%s"}}]}"""
                .formatted(type, id, region, text);
    }

    private static List<String> conflicts(HubClient node, String query) throws Exception {
        return HubClient.ok(node.get("/v1/conflicts" + query)).get("conflicts").valueStream()
                .map(it -> it.get("id").asString()).toList();
    }

    @Test
    void conflictsOutsideAreNeitherShownNorSettled() throws Exception {
        var orders = scoped("""
                {"types":["order"]}""");
        var note = conflict("note", "north");
        var south = conflict("order", "south");
        var inside = conflict("order", "north");

        assertThat(conflicts(north, "")).contains(inside).doesNotContain(note, south);
        assertThat(conflicts(north, "?type=note")).isEmpty();
        assertThat(conflicts(orders, "")).contains(inside, south).doesNotContain(note);
        assertThat(conflicts(office, "")).contains(inside, south, note);
        assertThat(north.get("/v1/conflicts/" + inside).statusCode()).isEqualTo(200);
        assertThat(north.get("/v1/conflicts/" + south).statusCode()).isEqualTo(404);
        assertThat(orders.get("/v1/conflicts/" + note).statusCode()).isEqualTo(404);
        var foreign = north.post("/v1/conflicts/" + south + "/settle", id(),
                "{\"resolution\":\"take\"}");
        assertThat(foreign.statusCode()).isEqualTo(404);

        var settled = HubClient.ok(north.post("/v1/conflicts/settle", id(),
                "{\"filter\":{},\"resolution\":\"take\"}"));

        assertThat(settled.get("outcomes").valueStream()
                .map(it -> it.get("conflictId").asString())).contains(inside)
                .doesNotContain(note, south);
        assertThat(HubClient.ok(office.get("/v1/conflicts/" + south)).get("status").asString())
                .isEqualTo("PENDING");
    }

    @Test
    void noOtherDoorShowsMore() throws Exception {
        var inside = id();
        var outside = id();
        write(office, "order", outside, "south");
        now(north, write(office, "order", inside, "north"));
        var puller = HubClient.of(north.baseUrl(), HubClient.ok(north.post("/v1/node/pull-token",
                null, "")).get("token").asString());

        assertThat(puller.get("/v1/entities/order/" + inside).statusCode()).isEqualTo(200);
        assertThat(puller.get("/v1/entities/order/" + outside).statusCode()).isEqualTo(404);
        assertThat(north.get("/v1/ledger/order/" + inside + "?field=n").statusCode())
                .isEqualTo(403);
        assertThat(north.get("/v1/observations").statusCode()).isEqualTo(403);
        assertThat(north.get("/api/vehicles").statusCode()).isEqualTo(403);
        assertThat(north.post("/sync/pull", null, "{}", "X-Tenant-ID", tenant).statusCode())
                .isEqualTo(403);
    }
}
