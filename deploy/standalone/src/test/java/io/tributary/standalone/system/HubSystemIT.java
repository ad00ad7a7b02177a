package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.value.CanaryTenant;
import io.tributary.standalone.Demo;
import io.tributary.standalone.observability.MetricsTable;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The native protocol on the whole hub, as a client sees it. */
@SharedHubs
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubSystemIT {
    private RunningHub hub;
    private HubClient admin;
    private Demo demo;

    @BeforeAll
    void start(RunningHub running) {
        hub = running;
        admin = hub.admin();
        demo = hub.demo();
    }

    @Test
    void aPushComesOutOfAPullThatDemandsItsPosition() throws Exception {
        var node = admin.newTenantsNode(1);

        var receipt = HubClient.ok(node.push("k1", put("note", "1", "{\"text\":\"hello\"}")));
        var changes = node.pullAll(null, 100, receipt.get("cursor").asString());

        assertThat(receipt.get("outcomes").get(0).get("status").asString())
                .isEqualTo("accepted");
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().get("data").get("text").asString()).isEqualTo("hello");
        assertThat(changes.getFirst().get("op").asString()).isEqualTo("put");
    }

    @Test
    void aRetryGetsTheSameReceiptAndHasNoSecondEffect() throws Exception {
        var node = admin.newTenantsNode(1);

        var first = node.push("again", put("note", "1", "{\"n\":1}"));
        var second = node.push("again", put("note", "1", "{\"n\":1}"));
        var other = node.push("again", put("note", "1", "{\"n\":2}"));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotent-Replay")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("KEY_REUSED");
    }

    @Test
    void concurrentRetriesAllGetTheSameReceipt() throws Exception {
        var node = admin.newTenantsNode(1);
        var body = put("note", "1", "{\"n\":1}");

        var answers = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 20; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return node.push("at-once", body).body();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }

        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void aStaleOverlappingWriteIsKeptInAConflict() throws Exception {
        var tenant = admin.newTenant(1);
        var phone = admin.newNode(tenant, "phone");
        var desk = admin.newNode(tenant, "desk");

        HubClient.ok(phone.push("1", put("note", "1", "{\"text\":\"a\"}")));
        HubClient.ok(phone.push("2", putOn("note", "1", 1, "{\"text\":\"b\"}")));
        var outcome = HubClient.ok(desk.push("1", putOn("note", "1", 1, "{\"text\":\"c\"}")))
                .get("outcomes").get(0);

        assertThat(outcome.get("status").asString()).isEqualTo("conflict");
        var id = outcome.get("conflictId").asString();
        Until.isTrue("the conflict is visible",
                () -> desk.get("/v1/conflicts/" + id).statusCode() == 200);
        var conflict = HubClient.ok(desk.get("/v1/conflicts/" + id));
        assertThat(conflict.get("current").get("data").get("text").asString()).isEqualTo("b");
        assertThat(conflict.get("incoming").get("data").get("text").asString()).isEqualTo("c");
        assertThat(conflict.get("status").asString()).isEqualTo("PENDING");
        assertThat(HubClient.ok(desk.get("/v1/conflicts")).get("conflicts")).hasSize(1);
    }

    @Test
    void writesToDifferentFieldsOnTheSameBaseAreBothKept() throws Exception {
        var tenant = admin.newTenant(1);
        var phone = admin.newNode(tenant, "phone");
        var desk = admin.newNode(tenant, "desk");

        HubClient.ok(phone.push("1", put("note", "1", "{\"a\":1,\"b\":1}")));
        HubClient.ok(phone.push("2", putOn("note", "1", 1, "{\"a\":2,\"b\":1}")));
        var merged = HubClient.ok(desk.push("1", putOn("note", "1", 1, "{\"a\":1,\"b\":2}")));

        assertThat(merged.get("outcomes").get(0).get("status").asString()).isEqualTo("merged");
        var changes = desk.pullAll(null, 100, merged.get("cursor").asString());
        assertThat(changes.getFirst().get("data").get("a").asInt()).isEqualTo(2);
        assertThat(changes.getFirst().get("data").get("b").asInt()).isEqualTo(2);
    }

    @Test
    void numberedPushesApplyInOrderAndAGapIsRefusedWithTheExpectedNumber() throws Exception {
        var node = admin.newTenantsNode(1);

        HubClient.ok(node.push("s0", numbered(0, 0, "{\"n\":0}")));
        var gap = node.push("s5", numbered(0, 5, "{\"n\":5}"));
        var repeated = node.push("s0-again", numbered(0, 0, "{\"n\":0}"));
        HubClient.ok(node.push("e1", numbered(1, 0, "{\"n\":9}")));
        var stale = node.push("s1", numbered(0, 1, "{\"n\":1}"));

        assertThat(gap.statusCode()).isEqualTo(409);
        assertThat(HubClient.JSON.readTree(gap.body()).get("expectedSequence").asLong())
                .isEqualTo(1);
        assertThat(repeated.statusCode()).isEqualTo(200);
        assertThat(repeated.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(HubClient.JSON.readTree(stale.body()).get("currentEpoch").asLong())
                .isEqualTo(1);
    }

    @Test
    void aTenantWithManyLanesGetsOneReceiptAndOneFeed() throws Exception {
        var node = admin.newTenantsNode(8);
        var operations = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            operations.add("""
                    {"op":"put","type":"item","id":"%d","data":{"n":%d}}""".formatted(i, i));
        }
        var body = "{\"operations\":[" + String.join(",", operations) + "]}";

        var first = node.push("many", body);
        var second = node.push("many", body);
        var changes = node.pullAll(null, 7, HubClient.ok(first).get("cursor").asString());

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(changes.stream().map(change -> change.get("id").asString()).distinct())
                .hasSize(100);
        var indexes = new ArrayList<Integer>();
        HubClient.ok(first).get("outcomes").forEach(o -> indexes.add(o.get("index").asInt()));
        assertThat(indexes).hasSize(100).isSorted();
    }

    @Test
    void anAsynchronousPushIsAcceptedAtOnceAndItsReceiptFound() throws Exception {
        var node = admin.newTenantsNode(1);

        var accepted = node.post("/v1/push", "later/1", put("note", "1", "{}"), "Prefer",
                "respond-async");

        assertThat(accepted.statusCode()).isEqualTo(202);
        var location = accepted.headers().firstValue("Location").orElseThrow();
        Until.isTrue("the receipt is there", () -> node.get(location).body().contains("accepted"));
        assertThat(node.get("/v1/pushes/never-sent").statusCode()).isEqualTo(404);
    }

    @Test
    void aLongPollIsWokenByAPush() throws Exception {
        var node = admin.newTenantsNode(1);
        var start = HubClient.ok(node.get("/v1/pull")).get("cursor").asString();

        var poll = CompletableFuture.supplyAsync(() -> {
            try {
                return HubClient.ok(node.get("/v1/pull?wait=60&cursor=" + start));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        HubClient.ok(node.push("wake", put("note", "1", "{}")));

        assertThat(poll.get(30, TimeUnit.SECONDS).get("changes")).hasSize(1);
    }

    @Test
    void aStreamShowsEachPushAndResumesWhereItWasCut() throws Exception {
        var node = admin.newTenantsNode(1);
        HubClient.ok(node.push("1", put("note", "1", "{}")));

        var firstId = firstEvent(node, null).id();
        HubClient.ok(node.push("2", put("note", "2", "{}")));
        var second = firstEvent(node, firstId);

        assertThat(second.data().get("changes")).hasSize(1);
        assertThat(second.data().get("changes").get(0).get("id").asString()).isEqualTo("2");
    }

    private record Event(String id, JsonNode data) {}

    private static Event firstEvent(HubClient node, @Nullable String lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.baseUrl() + "/v1/pull"))
                .header("Authorization", "Bearer " + node.token())
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = node.http().send(request.build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(
                new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var id = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    return new Event(id, HubClient.JSON.readTree(line.substring(5)));
                }
            }
            throw new AssertionError("the stream ended");
        }
    }

    @Test
    void aFirstLoadAsLinesIsWhatThePagesSay() throws Exception {
        var node = admin.newTenantsNode(1);
        for (int i = 0; i < 5; i++) {
            HubClient.ok(node.push("p" + i, put("note", "n" + i, "{\"n\":" + i + "}")));
        }
        var last = HubClient.ok(node.push("last", put("note", "last", "{}")));
        var pages = node.pullAll(null, 2, last.get("cursor").asString());

        var lines = node.get("/v1/pull", "Accept", "application/x-ndjson").body().lines()
                .toList();

        assertThat(lines).hasSize(7);
        assertThat(lines.subList(0, 6)).isEqualTo(pages.stream().map(JsonNode::toString).toList());
        assertThat(lines.getLast()).contains("cursor").contains("hasMore");
    }

    @Test
    void aPageEndsBetweenPushes() throws Exception {
        var node = admin.newTenantsNode(1);
        HubClient.ok(node.push("a", puts("a", 3)));
        var last = HubClient.ok(node.push("b", puts("b", 3)));
        node.pullAll(null, 100, last.get("cursor").asString());

        var page = HubClient.ok(node.get("/v1/pull?limit=4"));

        assertThat(page.get("changes")).hasSize(3);
        assertThat(page.get("hasMore").asBoolean()).isTrue();
    }

    @Test
    void ownChangesCanBeLeftOut() throws Exception {
        var tenant = admin.newTenant(1);
        var phone = admin.newNode(tenant, "phone");
        var desk = admin.newNode(tenant, "desk");
        HubClient.ok(phone.push("1", put("note", "p", "{}")));
        var last = HubClient.ok(desk.push("1", put("note", "d", "{}"))).get("cursor").asString();

        var page = HubClient.ok(phone.get("/v1/pull?echo=false&atLeast=" + last));

        assertThat(page.get("changes")).hasSize(1);
        assertThat(page.get("changes").get(0).get("id").asString()).isEqualTo("d");
    }

    @Test
    void anEntityHasItsVersionAsETagAndIsGoneOnceDeleted() throws Exception {
        var node = admin.newTenantsNode(1);
        var put = HubClient.ok(node.push("1", put("note", "a/b ü", "{\"x\":1.10}")));
        node.pullAll(null, 10, put.get("cursor").asString());

        var entity = node.get("/v1/entities/note/a%2Fb%20%C3%BC");
        var deleted = HubClient.ok(node.push("2", """
                {"operations":[{"op":"delete","type":"note","id":"a/b ü","baseVersion":1}]}"""));
        node.pullAll(null, 10, deleted.get("cursor").asString());

        assertThat(entity.statusCode()).isEqualTo(200);
        assertThat(entity.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(entity.body()).contains("1.10");
        assertThat(node.get("/v1/entities/note/a%2Fb%20%C3%BC").statusCode()).isEqualTo(410);
        assertThat(node.get("/v1/entities/note/none").statusCode()).isEqualTo(404);
    }

    @Test
    void tenantsSeeNothingOfEachOther() throws Exception {
        var mine = admin.newTenantsNode(1);
        var theirs = admin.newTenantsNode(1);
        var receipt = HubClient.ok(mine.push("1", put("note", "1", "{}")));
        mine.pullAll(null, 10, receipt.get("cursor").asString());

        assertThat(HubClient.ok(theirs.get("/v1/pull")).get("changes")).isEmpty();
        assertThat(theirs.get("/v1/entities/note/1").statusCode()).isEqualTo(404);
        var foreign = theirs.get("/v1/pull?cursor=" + receipt.get("cursor").asString());
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).contains("CURSOR_INVALID");
    }

    @Test
    void aRevokedTokenIsRefusedWhileTheOtherGoesOn() throws Exception {
        var tenant = admin.newTenant(1);
        var made = HubClient.ok(admin.post("/v1/admin/nodes", UUID.randomUUID().toString(), """
                {"tenantId":"%s","code":"n","name":"n","protocol":"native"}""".formatted(tenant)));
        var nodeId = made.get("id").asString();
        var second = HubClient.ok(admin.post("/v1/admin/nodes/" + nodeId + "/tokens",
                UUID.randomUUID().toString(), "{}"));
        var old = HubClient.of(hub.baseUrl(), made.get("token").asString());
        var young = HubClient.of(hub.baseUrl(), second.get("token").asString());
        assertThat(old.get("/v1/pull").statusCode()).isEqualTo(200);
        assertThat(young.get("/v1/pull").statusCode()).isEqualTo(200);

        var revoked = admin.http().send(HttpRequest.newBuilder(URI.create(hub.baseUrl()
                + "/v1/admin/nodes/" + nodeId + "/tokens/" + made.get("tokenId").asString()))
                .header("Authorization", "Bearer " + admin.token()).DELETE().build(),
                BodyHandlers.ofString());

        assertThat(revoked.statusCode() / 100).isEqualTo(2);
        Until.isTrue("the old token is refused", () -> old.get("/v1/pull").statusCode() == 401);
        assertThat(young.get("/v1/pull").statusCode()).isEqualTo(200);
    }

    @Test
    void rubbishIsRefusedWithItsPlaceAndNothingOfThePushApplies() throws Exception {
        var node = admin.newTenantsNode(1);

        var broken = node.push("1", "{\"operations\":[\n{\"op\":]}");
        var unknown = node.push("2", """
                {"operations":[{"op":"put","type":"a","id":"1","data":{}},
                 {"op":"put","type":"a","id":"2","data":{},"colour":"red"}]}""");
        var keyless = node.post("/v1/push", null, put("a", "1", "{}"));
        var stranger = HubClient.of(hub.baseUrl(), "trib_node_nobody").push("3", "{}");

        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("MALFORMED_JSON").contains("line 2");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("UNKNOWN_FIELD").contains("colour");
        assertThat(keyless.statusCode()).isEqualTo(400);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(HubClient.ok(node.get("/v1/pull")).get("changes")).isEmpty();
        for (var answer : List.of(broken, unknown, keyless, stranger)) {
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void theDemosVehiclesAreLiveForTheTenantTheOperatorAndTheirOwner() throws Exception {
        var fleet = Objects.requireNonNull(demo.fleet());
        var owned = fleet.ids().getFirst();
        var other = fleet.ids().getLast();
        var node = HubClient.of(hub.baseUrl(), demo.nodeToken());
        var owner = HubClient.of(hub.baseUrl(), HubClient.ok(HubClient.of(hub.baseUrl(), "none")
                .post("/auth/login", null, "{\"email\":\"" + fleet.email()
                        + "\",\"password\":\"" + fleet.password() + "\"}"))
                .get("access_token").asString());

        Until.isSo(() -> {
            var vehicles = HubClient.ok(node.get("/api/vehicles"));
            assertThat(vehicles).hasSize(3).allSatisfy(vehicle -> assertThat(vehicle
                    .get("sync_status").asString()).isEqualTo("ok"));
            for (var viewer : List.of(node, owner, admin)) {
                assertThat(HubClient.ok(viewer.get("/api/vehicles/" + owned
                        + "/history?channel_id=1")).get("count").asInt()).isGreaterThan(30);
            }
        });
        assertThat(HubClient.ok(owner.get("/api/vehicles")).valueStream()
                .map(it -> it.get("id").asString()).toList()).containsExactly(owned);
        assertThat(HubClient.ok(admin.get("/api/vehicles")).valueStream()
                .map(it -> it.get("id").asString()).toList()).containsAll(fleet.ids());
        for (var view : List.of("", "/status", "/alarms", "/channels", "/coverage", "/journal",
                "/history?channel_id=1", "/live")) {
            assertThat(owner.get("/api/vehicles/" + other + view).statusCode()).as(view)
                    .isEqualTo(404);
        }
        try (var lines = node.http().send(node.request("/api/vehicles/" + other + "/live").GET()
                .build(), BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.startsWith("data: ")).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("\"channel_id\":18"));
        }
    }

    @Test
    void theHubsOwnPushesComeThroughAndNoListNamesTheirTenant() throws Exception {
        Until.isSo(() -> assertThat(Metrics.of(hub.hub(), "gateway").value(
                "tributary_gateway_canary_lap_seconds_count{stage=\"visible\"}"))
                .isPositive());

        var tenants = HubClient.ok(admin.get("/v1/admin/tenants?limit=10000")).get("tenants");
        assertThat(tenants.toString()).doesNotContain("canary")
                .doesNotContain(CanaryTenant.of(0).toString().substring(0, 18));
    }

    @Test
    void theTableOfMetricsNamesWhatTheHubExposesAndNothingElse() throws Exception {
        var tenant = admin.newTenant(1);
        var node = admin.newNode(tenant, "n");
        HubClient.ok(node.push("1", numbered(1, 0, "{\"n\":0}")));
        HubClient.ok(node.push("1", numbered(1, 0, "{\"n\":0}")));
        assertThat(node.push("2", numbered(0, 0, "{}")).statusCode()).isEqualTo(403);
        HubClient.ok(node.get("/v1/pull"));
        var table = MetricsTable.read();

        for (var application : hub.hub().metrics().keySet()) {
            Until.isSo(() -> {
                var exposed = Metrics.of(hub.hub(), application).families();
                assertThat(exposed).as(application).containsAll(table.of(application));
                assertThat(exposed.stream().filter(name -> name.startsWith(MetricsTable.OURS)))
                        .as(application).isSubsetOf(table.of(application));
            });
        }
    }

    private static String put(String type, String id, String data) {
        return """
                {"operations":[{"op":"put","type":"%s","id":"%s","data":%s}]}"""
                .formatted(type, id, data);
    }

    private static String putOn(String type, String id, long base, String data) {
        return """
                {"operations":[{"op":"put","type":"%s","id":"%s","baseVersion":%d,"data":%s}]}"""
                .formatted(type, id, base, data);
    }

    private static String puts(String prefix, int count) {
        var operations = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            operations.add("""
                    {"op":"put","type":"note","id":"%s%d","data":{}}""".formatted(prefix, i));
        }
        return "{\"operations\":[" + String.join(",", operations) + "]}";
    }

    private static String numbered(long epoch, long sequence, String data) {
        return """
                {"operations":[{"op":"put","type":"n","id":"1","data":%s}],
                 "producer":{"epoch":%d,"sequence":%d}}""".formatted(data, epoch, sequence);
    }
}
