package io.tributary.standalone.system;

import static io.tributary.standalone.system.ExchangeClient.ack;
import static io.tributary.standalone.system.ExchangeClient.entities;
import static io.tributary.standalone.system.ExchangeClient.entity;
import static io.tributary.standalone.system.ExchangeClient.hex;
import static io.tributary.standalone.system.ExchangeClient.named;
import static io.tributary.standalone.system.ExchangeClient.no;
import static io.tributary.standalone.system.ExchangeClient.said;
import static io.tributary.standalone.system.ExchangeClient.wrapped;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The exchange of numbered packets on the whole hub, line by line of what it owes its clients. */
@SharedHubs
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeSystemIT {
    private static final String DEMO_TENANT = "00000000-0000-4000-8000-000000000001";

    private RunningHub hub;
    private HubClient admin;

    @BeforeAll
    void start(RunningHub running) {
        hub = running;
        admin = hub.admin();
    }

    /** Nodes of a tenant of their own. */
    private List<ExchangeClient> nodes(String... codes) throws Exception {
        var tenant = admin.newTenant(1);
        var nodes = new ArrayList<ExchangeClient>();
        for (var code : codes) {
            nodes.add(ExchangeClient.of(admin, tenant, code));
        }
        return nodes;
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }

    @Test
    void everyFormOfARequestIsUnderstoodAndAnsweredInBothForms() throws Exception {
        var node = nodes("a").getFirst();
        var forms = List.of(
                node.packet(1, 0, entity("INSERT", uuid(), named("bare"))),
                wrapped(node.packet(2, 0, entity("INSERT", uuid(), named("wrapped")))),
                hex(node.packet(3, 0, entity("INSERT", uuid(), named("hex")))));

        for (int i = 0; i < forms.size(); i++) {
            var answer = HubClient.ok(node.send(forms.get(i)));
            assertThat(answer.get("success").asBoolean()).isTrue();
            assertThat(answer.get("processed_count").asInt()).isEqualTo(1);
            assertThat(answer.get("error_count").asInt()).isZero();
            assertThat(answer.get("packet_data").get("header")).isEqualTo(answer.get("header"));
            assertThat(answer.get("packet_data").get("body")).isEqualTo(answer.get("body"));
            assertThat(ack(answer)).isEqualTo(i + 1L);
            assertThat(entities(answer)).isEmpty();
        }
        var zipped = HubClient.JSON.readTree(node.sendZipped(
                node.packet(4, 0, entity("INSERT", uuid(), named("zipped")))).body());
        assertThat(ack(zipped)).isEqualTo(4);
        assertThat(ack(node.poll())).isEqualTo(4);
    }

    @Test
    void unknownFieldsArePassedOverAndDataPassThroughUnchanged() throws Exception {
        var nodes = nodes("a", "b");
        var id = uuid();
        var data = """
                {"id":7,"uuid":"%s","price":1.10,"big":12345678901234567890,"none":null,\
                "lines":[{"n":1,"text":"ä\\u20ac\\ud83d\\ude00"}],"is_deleted":false}"""
                .formatted(id);
        var body = """
                {"header":{"sender_node_id":"%s","recipient_node_id":"SERVER","packet_no":1,\
                "compression":"gzip","extra":{"x":[1]}},"more":1,\
                "body":{"extra":[],"change_count":1,"entities":[{"type":"Daily.Report_1-x",\
                "uuid":"%s","operation":"INSERT","data":%s,"extra":2}]}}"""
                .formatted(nodes.get(0).id(), id, data);

        HubClient.ok(nodes.get(0).send(body));

        var seen = entities(nodes.get(1).until(1)).getFirst();
        assertThat(seen.get("type").asString()).isEqualTo("Daily.Report_1-x");
        assertThat(seen.get("data").toString())
                .isEqualTo(HubClient.JSON.readTree(data).toString());
    }

    @Test
    void everyAnswerHasAReceiptATimestampAndTheHubsNames() throws Exception {
        var node = nodes("a").getFirst();

        var empty = HubClient.ok(node.send(node.packet(5, 0)));
        var repeated = HubClient.ok(node.send(node.packet(5, 0)));
        var poll = node.poll();

        for (var answer : List.of(empty, repeated, poll)) {
            var header = answer.get("header");
            assertThat(ack(answer)).isEqualTo(5);
            assertThat(no(answer)).isPositive();
            assertThat(header.get("recipient_node_id").asString()).isEqualTo(node.id());
            assertThat(UUID.fromString(header.get("sender_node_id").asString())).isNotNull();
            assertThat(header.get("schema_version").asString()).isEqualTo("1.0.0");
            assertThat(header.get("timestamp").asString()).endsWith("Z")
                    .satisfies(it -> assertThat(Instant.parse(it)).isNotNull());
        }
        var named = node.envelope(Map.of("packet_no", 6, "recipient_node_id",
                empty.get("header").get("sender_node_id").asString()));
        assertThat(ack(HubClient.ok(node.send(named)))).isEqualTo(6);
    }

    @Test
    void aRepetitionIsAnsweredAndNotAppliedAndGapsAreFine() throws Exception {
        var nodes = nodes("a", "b");
        var id = uuid();
        HubClient.ok(nodes.get(0).send(
                nodes.get(0).packet(10, 0, entity("INSERT", id, named("ten")))));

        var again = HubClient.ok(nodes.get(0).send(
                nodes.get(0).packet(10, 0, entity("UPDATE", id, named("again")))));
        var older = HubClient.ok(nodes.get(0).send(
                nodes.get(0).packet(9, 0, entity("UPDATE", id, named("nine")))));
        var newer = HubClient.ok(nodes.get(0).send(nodes.get(0).packet(20, 0)));

        assertThat(again.get("processed_count").asInt()).isZero();
        assertThat(ack(again)).isEqualTo(10);
        assertThat(ack(older)).isEqualTo(10);
        assertThat(ack(newer)).isEqualTo(20);
        assertThat(said(nodes.get(1).until(1))).containsExactly(Map.entry(id, "INSERT ten"));
    }

    @Test
    void manyRequestsOfOneNodeAtOnceAreAppliedOnceEachInOneOrder() throws Exception {
        var nodes = nodes("a", "b");
        var ids = IntStream.range(0, 25).mapToObj(_ -> uuid()).toList();

        var all = new ArrayList<JsonNode>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<JsonNode>>();
            for (int i = 0; i < 50; i++) {
                var packet = nodes.get(0).packet(1 + i / 2, 0,
                        entity("INSERT", ids.get(i / 2), named("n" + i / 2)));
                answers.add(threads.submit(
                        () -> HubClient.ok(nodes.get(0).send(packet))));
            }
            for (var answer : answers) {
                all.add(answer.get());
            }
        }

        int applied = all.stream().mapToInt(it -> it.get("processed_count").asInt()).sum();
        var seen = HubClient.ok(nodes.get(0).http().get("/api/sync/status/" + nodes.get(0).id()));
        assertThat(seen.get("received_packet_no").asInt()).isEqualTo(25);
        assertThat(applied).isBetween(1, 25);
        assertThat(all).allSatisfy(it -> assertThat(ack(it)).isPositive());
        assertThat(entities(nodes.get(1).until(applied))).hasSize(applied);
    }

    @Test
    void whatIsNotConfirmedIsRepeatedAndAChangeMeanwhileSurvivesTheReceipt() throws Exception {
        var nodes = nodes("a", "b");
        var a = nodes.get(0);
        var b = nodes.get(1);
        var x = uuid();
        var y = uuid();
        a.exchange(entity("INSERT", x, named("x1")), entity("INSERT", y, named("y1")));

        var first = b.lose();
        var second = b.exchange();
        a.exchange(entity("UPDATE", x, named("x2")));
        var third = b.exchange();
        var fourth = b.exchange();

        assertThat(said(first)).containsOnly(Map.entry(x, "INSERT x1"),
                Map.entry(y, "INSERT y1"));
        assertThat(said(second)).containsOnlyKeys(x, y);
        assertThat(no(second)).isGreaterThan(no(first));
        assertThat(said(third)).containsExactly(Map.entry(x, "UPDATE x2"));
        assertThat(said(fourth)).isEmpty();
    }

    @Test
    void numbersOfPacketsWithContentsRiseAboveAllEarlierOnes() throws Exception {
        var nodes = nodes("a", "b");
        var numbers = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            numbers.add(no(nodes.get(1).poll()));
            numbers.add(no(HubClient.ok(
                    nodes.get(1).send(nodes.get(1).packet(1 + i, 0)))));
            nodes.get(0).exchange(entity("INSERT", uuid(), named("n")));
            long with = no(nodes.get(1).poll());
            assertThat(numbers).allMatch(it -> it < with);
            numbers.add(with);
        }
    }

    @Test
    void aReceiptFromTheFutureDeletesNothingAndRaisesTheNumber() throws Exception {
        var nodes = nodes("a", "b");
        nodes.get(0).exchange(entity("INSERT", uuid(), named("kept")));

        var answer = HubClient.ok(nodes.get(1).send(nodes.get(1).packet(1, 1000)));

        assertThat(entities(answer)).hasSize(1);
        assertThat(no(answer)).isGreaterThan(1000);
    }

    @Test
    void aPacketIsAppliedWhollyOrNotAtAll() throws Exception {
        var nodes = nodes("a", "b");
        var a = nodes.get(0);
        var good = entity("INSERT", uuid(), named("good"));

        for (var bad : List.of(
                entity("INSERT", "no-uuid", named("x")),
                entity("INSERT", uuid(), null),
                entity("UPDATE", uuid(), null),
                entity("MERGE", uuid(), named("x")),
                "{\"type\":\"Work\",\"operation\":\"INSERT\",\"data\":{}}",
                "{\"type\":\"no such type!\",\"uuid\":\"" + uuid()
                        + "\",\"operation\":\"INSERT\",\"data\":{}}",
                "7",
                entity("INSERT", uuid(), "{\"text\":\"a\\u0000b\"}"),
                entity("INSERT", uuid(), "{\"text\":\"a\\ud800b\"}"))) {
            var answer = a.send(a.packet(1, 0, good, bad));
            assertThat(answer.statusCode()).as(bad).isBetween(400, 499);
            assertThat(HubClient.JSON.readTree(answer.body()).get("success").asBoolean())
                    .isFalse();
        }

        assertThat(ack(a.poll())).isZero();
        assertThat(entities(nodes.get(1).poll())).isEmpty();
    }

    @Test
    void wrongHeadersAreRefusedInTheOriginsWords() throws Exception {
        var node = nodes("a").getFirst();

        refused(node, Map.of("packet_no", ""), 400,
                "Invalid packet: Missing required header field: packet_no");
        refused(node, Map.of("packet_no", 0), 400, "Invalid packet: Invalid packet number");
        refused(node, Map.of("packet_no", "1"), 400, "Invalid packet: Invalid packet number");
        refused(node, Map.of("timestamp", "yesterday"), 400,
                "Invalid packet: Invalid timestamp format");
        refused(node, Map.of("recipient_node_id", uuid()), 400, "recipient_node_id");
        refused(node, Map.of("sender_node_id", uuid()), 403, "sender_node_id");
        refused(node, Map.of("schema_version", "2.0.0"), 409, "Schema version 2.0.0");
        assertThat(node.send("{\"header\":{}").statusCode()).isEqualTo(422);
        assertThat(node.send("{}").statusCode()).isEqualTo(422);
        assertThat(node.send("{\"packet_data\":7}").statusCode()).isEqualTo(422);
        assertThat(node.send("{\"packet_data\":\"zz\"}").statusCode()).isEqualTo(400);
        assertThat(HubClient.of(hub.baseUrl(), "SYNC_TOKEN_x").post("/api/sync/exchange", null,
                node.packet(1, 0)).statusCode()).isEqualTo(401);
        assertThat(ack(node.poll())).isZero();
        assertThat(ack(HubClient.ok(node.send(
                node.envelope(Map.of("schema_version", "1.2.0", "timestamp", "")))))).isEqualTo(1);
    }

    private static void refused(ExchangeClient node, Map<String, ?> header, int status,
            String message) throws Exception {
        var answer = node.send(node.envelope(header));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        var error = HubClient.JSON.readTree(answer.body());
        assertThat(error.get("success").asBoolean()).isFalse();
        assertThat(error.get("error").get("code").asString()).isEqualTo("HTTP_" + status);
        assertThat(error.get("error").get("message").asString()).contains(message);
    }

    @Test
    void theCentreWinsAndTheLoserIsKeptAndTheWinnerIsSentBack() throws Exception {
        var nodes = nodes("a", "b");
        var a = nodes.get(0);
        var b = nodes.get(1);
        var id = uuid();
        a.exchange(entity("INSERT", id, named("first")));
        b.exchange();
        b.exchange();
        a.exchange(entity("UPDATE", id, named("from a")));

        var answer = b.exchange(entity("UPDATE", id, named("from b")));

        assertThat(answer.get("success").asBoolean()).isTrue();
        assertThat(answer.get("error_count").asInt()).isZero();
        assertThat(ack(answer)).isEqualTo(3);
        assertThat(said(answer)).containsExactly(Map.entry(id, "UPDATE from a"));
        var conflict = conflict(b, id);
        assertThat(conflict.get("conflict_resolution").asString()).isEqualTo("AUTO_RESOLVED");
        assertThat(conflict.get("source_node_id").asString()).isEqualTo(b.id());
        assertThat(conflict.get("serialized_data").get("name").asString()).isEqualTo("from b");
        assertThat(said(b.exchange())).isEmpty();
        assertThat(said(a.exchange())).isEmpty();
        assertThat(b.exchange(entity("UPDATE", id, named("again from b"))).get("message").isNull())
                .isTrue();
        assertThat(said(a.until(1))).containsExactly(Map.entry(id, "UPDATE again from b"));
    }

    private static JsonNode conflict(ExchangeClient node, String id) throws Exception {
        JsonNode[] found = new JsonNode[1];
        Until.isTrue("a conflict", () -> {
            var list = HubClient.ok(node.http().get(
                    "/api/sync/conflicts?entity_type=Work&entity_uuid=" + id + "&limit=10"));
            found[0] = list.get("conflicts").path(0);
            return list.get("total_count").asInt() == 1;
        });
        return found[0];
    }

    @Test
    void aPersonPutsTheLoserInForceAndEveryNodeGetsIt() throws Exception {
        var nodes = nodes("a", "b");
        var id = uuid();
        nodes.get(0).exchange(entity("INSERT", id, named("from a")));
        nodes.get(1).exchange(entity("INSERT", id, named("from b")));
        nodes.get(1).exchange();
        var conflict = conflict(nodes.get(1), id).get("id").asString();

        var answer = nodes.get(1).http().post("/api/sync/conflicts/" + conflict
                + "/resolve?resolver_name=ann", null, named("agreed"));

        assertThat(HubClient.ok(answer).get("success").asBoolean()).isTrue();
        for (var node : nodes) {
            assertThat(said(node.until(1))).containsExactly(Map.entry(id, "UPDATE agreed"));
        }
        Until.isTrue("the conflict is resolved", () -> conflict(nodes.get(0), id)
                .get("conflict_resolution").asString().equals("MANUAL_RESOLVED_BY_ann"));
        assertThat(nodes.get(0).http().post("/api/sync/conflicts/" + uuid()
                + "/resolve?resolver_name=ann", null, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void changesGoToAllOthersAndNotBackToTheirSender() throws Exception {
        var nodes = nodes("a", "b", "c");
        var id = uuid();

        var own = nodes.get(0).exchange(entity("INSERT", id, named("x")));

        assertThat(entities(own)).isEmpty();
        assertThat(said(nodes.get(1).until(1))).containsOnlyKeys(id);
        assertThat(said(nodes.get(2).until(1))).containsOnlyKeys(id);
        assertThat(entities(nodes.get(0).exchange())).isEmpty();
    }

    @Test
    void aDeletionNeedsNoDataIsIdempotentAndReachesTheOthers() throws Exception {
        var nodes = nodes("a", "b");
        var a = nodes.get(0);
        var b = nodes.get(1);
        var id = uuid();
        a.exchange(entity("INSERT", id, named("x")));
        b.exchange();
        b.exchange();

        assertThat(a.exchange(entity("DELETE", id, null)).get("processed_count").asInt())
                .isEqualTo(1);
        assertThat(a.exchange(entity("DELETE", id, null)).get("success").asBoolean()).isTrue();
        assertThat(a.exchange(entity("DELETE", uuid(), null)).get("success").asBoolean())
                .isTrue();

        var seen = b.exchange();
        assertThat(said(seen)).containsExactly(Map.entry(id, "DELETE"));
        assertThat(entities(seen).getFirst().get("data").isNull()).isTrue();
        assertThat(entities(b.exchange())).isEmpty();
    }

    @Test
    void aLiveUpdateAgainstADeletionLosesAndIsKept() throws Exception {
        var nodes = nodes("a", "b");
        var a = nodes.get(0);
        var b = nodes.get(1);
        var id = uuid();
        a.exchange(entity("INSERT", id, named("x")));
        b.exchange();
        b.exchange();
        a.exchange(entity("DELETE", id, null));

        var answer = b.exchange(entity("UPDATE", id, named("late")));

        assertThat(said(answer)).containsExactly(Map.entry(id, "DELETE"));
        assertThat(conflict(b, id).get("serialized_data").get("name").asString())
                .isEqualTo("late");
    }

    @Test
    void insertsOfWhatIsThereAndUpdatesOfWhatIsNotBothApply() throws Exception {
        var nodes = nodes("a", "b");
        var x = uuid();
        var y = uuid();
        nodes.get(0).exchange(entity("INSERT", x, named("x1")), entity("UPDATE", y, named("y1")));
        nodes.get(0).exchange(entity("INSERT", x, named("x2")));

        assertThat(said(nodes.get(1).until(2)).values())
                .anySatisfy(it -> assertThat(it).endsWith("x2"))
                .anySatisfy(it -> assertThat(it).endsWith("y1"));
    }

    @Test
    void whatWasSentOnceAndChangedAgainGoesOutAsAnUpdate() throws Exception {
        var nodes = nodes("a", "b");
        var id = uuid();
        nodes.get(0).exchange(entity("INSERT", id, named("one")));
        assertThat(said(nodes.get(1).lose())).containsExactly(Map.entry(id, "INSERT one"));
        nodes.get(0).exchange(entity("UPDATE", id, named("two")));

        assertThat(said(nodes.get(1).lose())).containsExactly(Map.entry(id, "UPDATE two"));
    }

    @Test
    void aPacketHasAtMostAHundredObjectsAndTheRestFollows() throws Exception {
        var nodes = nodes("a", "b");
        var ids = IntStream.range(0, 250).mapToObj(_ -> uuid()).toList();
        for (int from = 0; from < 250; from += 50) {
            nodes.get(0).exchange(ids.subList(from, from + 50).stream()
                    .map(id -> entity("INSERT", id, named("n"))).toArray(String[]::new));
        }

        var seen = new ArrayList<String>();
        JsonNode answer;
        do {
            answer = nodes.get(1).exchange();
            assertThat(entities(answer)).hasSizeLessThanOrEqualTo(100);
            entities(answer).forEach(it -> {
                assertThat(it.get("operation").asString()).isEqualTo("INSERT");
                seen.add(it.get("uuid").asString());
            });
        } while (!entities(answer).isEmpty());

        assertThat(seen).containsExactlyElementsOf(ids);
    }

    @Test
    void aNodeThatComesLaterGetsAllThatExists() throws Exception {
        var tenant = admin.newTenant(1);
        var a = ExchangeClient.of(admin, tenant, "a");
        var kept = uuid();
        var gone = uuid();
        a.exchange(entity("INSERT", kept, named("one")), entity("INSERT", gone, named("x")));
        a.exchange(entity("UPDATE", kept, named("two")), entity("DELETE", gone, null));

        var late = ExchangeClient.of(admin, tenant, "late");

        assertThat(said(late.exchange())).contains(Map.entry(kept, "INSERT two"));
    }

    @Test
    void nodesRegisterWithACredentialAndTheirTokenIsTheirs() throws Exception {
        HubClient.ok(admin.post("/v1/admin/tenants", null,
                "{\"id\":\"" + DEMO_TENANT + "\",\"name\":\"Demo\"}"));
        var credential = Files.readString(hub.data().resolve("demo-enrolment-credential")).strip();
        var body = "{\"code\":\"DESK-1\",\"name\":\"Desk\",\"description\":\"d\",\"x\":1}";

        var first = HubClient.ok(register(body, credential));
        var again = HubClient.ok(register(body, credential));
        var renamed = HubClient.ok(register("{\"code\":\"DESK-1\",\"name\":\"New\"}", credential));

        assertThat(first.get("server_version").asString()).isEqualTo("1.0.0");
        assertThat(again.get("node_id")).isEqualTo(first.get("node_id"));
        assertThat(renamed.get("node_id")).isEqualTo(first.get("node_id"));
        for (var registered : List.of(first, again, renamed)) {
            assertThat(ExchangeClient.of(admin, registered).poll().get("success").asBoolean())
                    .isTrue();
        }
        assertThat(register(body, null).statusCode()).isEqualTo(401);
        assertThat(register(body, "wrong").statusCode()).isEqualTo(401);
        assertThat(register("{\"name\":\"x\"}", credential).statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> register(String body, @Nullable String credential)
            throws Exception {
        return HubClient.of(hub.baseUrl(), "none").post("/api/sync/register", null, body,
                credential == null ? new String[0]
                        : new String[]{"X-Enrolment-Credential", credential});
    }

    @Test
    void statusNodesStatisticsAndTriggerTellHowFarNodesAre() throws Exception {
        var nodes = nodes("a", "b");
        var a = nodes.get(0);
        var b = nodes.get(1);
        a.exchange(entity("INSERT", uuid(), named("x")), entity("INSERT", uuid(), named("y")));

        var status = HubClient.ok(b.http().get("/api/sync/status/" + b.id()));
        var own = HubClient.ok(b.http().get("/api/sync/status/" + a.id()));
        var list = HubClient.ok(b.http().get("/api/sync/nodes"));
        var statistics = HubClient.ok(b.http().get("/api/sync/statistics"));
        var trigger = HubClient.ok(b.http().post("/api/sync/trigger/" + b.id(), null, ""));

        assertThat(status.get("node_code").asString()).isEqualTo("b");
        assertThat(status.get("pending_changes").asInt()).isEqualTo(2);
        assertThat(own.get("pending_changes").asInt()).isZero();
        assertThat(own.get("received_packet_no").asInt()).isEqualTo(1);
        assertThat(own.get("last_sync_in").isNull()).isFalse();
        assertThat(list.valueStream().map(it -> it.get("code").asString()).toList())
                .containsExactly("a", "b");
        assertThat(statistics.get("total_nodes").asInt()).isEqualTo(2);
        assertThat(statistics.get("pending_counts").get(b.id()).get("pending_changes").asInt())
                .isEqualTo(2);
        assertThat(trigger.get("pending_packets").asInt()).isEqualTo(1);
        assertThat(b.http().get("/api/sync/status/" + uuid()).statusCode()).isEqualTo(404);
        assertThat(b.http().get("/api/sync/status/" + uuid()).body())
                .contains("\"success\":false").contains("HTTP_404");
        assertThat(b.http().get("/api/sync/exchange").statusCode()).isEqualTo(405);
        assertThat(b.http().get("/api/sync/exchange").body()).contains("HTTP_405");
    }

    @Test
    void filesCarryChangesWithoutNumbersOrReceipts() throws Exception {
        var nodes = nodes("a", "b");
        var a = nodes.get(0);
        var b = nodes.get(1);
        var id = uuid();

        var imported = HubClient.ok(a.http().post("/api/sync/import", null, """
                {"node_id":"%s","node_code":"a","export_time":"2025-12-13T00:36:00","changes":\
                [{"entity_type":"Work","entity_uuid":"%s","operation":"INSERT","data":%s}]}"""
                .formatted(a.id(), id, named("filed"))));
        var exported = HubClient.ok(b.http().get("/api/sync/export/" + b.id()));

        assertThat(imported.get("processed_count").asInt()).isEqualTo(1);
        assertThat(exported.get("node_code").asString()).isEqualTo("b");
        assertThat(exported.get("changes")).hasSize(1);
        var change = exported.get("changes").get(0);
        assertThat(change.get("entity_type").asString()).isEqualTo("Work");
        assertThat(change.get("entity_uuid").asString()).isEqualTo(id);
        assertThat(change.get("operation").asString()).isEqualTo("INSERT");
        assertThat(change.get("data").get("name").asString()).isEqualTo("filed");
        assertThat(said(b.exchange())).containsExactly(Map.entry(id, "INSERT filed"));
    }

    @Test
    void tenantsSeeNothingOfEachOther() throws Exception {
        var mine = nodes("a").getFirst();
        var theirs = nodes("a").getFirst();
        mine.exchange(entity("INSERT", uuid(), named("secret")));

        assertThat(entities(theirs.exchange())).isEmpty();
        assertThat(theirs.http().get("/api/sync/status/" + mine.id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theHubsOwnBookkeepingIsNobodyElses() throws Exception {
        var node = nodes("a").getFirst();
        node.exchange(entity("INSERT", uuid(), named("x")));

        var pulled = HubClient.ok(node.http().get("/v1/pull"));
        var pushed = node.http().push("k",
                """
                {"operations":[{"op":"put","type":"tributary.exchange-peer","id":"%s","data":{}}]}"""
                        .formatted(node.id()));

        assertThat(pulled.get("changes").valueStream().map(it -> it.get("type").asString())
                .collect(Collectors.toSet())).isSubsetOf("exchange.Work");
        assertThat(pushed.statusCode()).isEqualTo(400);
    }
}
