package io.tributary.gateway.native_;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.GatewayFixture.Caller;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conflicts over HTTP: seen, and settled by pushes. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class SettlementIT {
    private static final Instant TIME = Instant.parse("2026-05-04T03:02:01Z");

    private FakeProjector projector;
    private LaneAnswerer answerer;
    private GatewayFixture gateway;
    private Caller caller;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        answerer = LaneAnswerer.start(kafka, projector::settled);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.pull.conflict-timeout=200ms");
        caller = gateway.caller(1);
    }

    @AfterAll
    void close() {
        gateway.close();
        answerer.close();
        projector.close();
    }

    @Test
    void aSettlementIsAPushWithTheConflictInIt() {
        var conflict = open(caller, "order-1", 0);

        var answer = settle(conflict, "merged",
                """
                {"resolution":"merge","data":{"total":7},"ifVersion":4,"note":"both were right"}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/receipt/outcomes/0/rule").asString()).isEqualTo("settlement");
        assertThat(json(answer).at("/conflict/status").asString()).isEqualTo("RESOLVED_MANUAL");
        assertThat(json(answer).at("/conflict/settled/settlement/resolver").asString())
                .isEqualTo("till-1");
        var settle = (Operation.Settle) pushed("merged").operations().getFirst();
        assertThat(settle.conflict()).isEqualTo(conflict);
        assertThat(settle.baseVersion()).isEqualTo(4);
        assertThat(settle.settlement().note()).isEqualTo("both were right");
        assertThat(settle.settlement().resolution())
                .isEqualTo(new Settlement.Merge(new Document(Map.of("total", 7))));
    }

    @Test
    void aRepeatedSettlementGetsTheSameReceipt() {
        var conflict = open(caller, "order-2", 0);
        var first = settle(conflict, "twice", "{\"resolution\":\"take\"}");

        var second = settle(conflict, "twice", "{\"resolution\":\"take\"}");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(settle(conflict, "twice", "{\"resolution\":\"keep\"}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aSettlementOnAnOlderVersionIsRefusedWithTheEntityAsItIs() {
        var conflict = open(caller, "order-3", 0);

        var answer = settle(conflict, "old", "{\"resolution\":\"keep\",\"ifVersion\":3}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).get("code").asString()).isEqualTo("SETTLEMENT_OUTDATED");
        assertThat(json(answer).at("/entity/id").asString()).isEqualTo("order-3");
    }

    @Test
    void whatIsSettledIsNotSettledInAnotherWayButMayBeRestored() {
        var conflict = open(caller, "order-4", 0);
        settle(conflict, "first", "{\"resolution\":\"keep\"}");

        var again = settle(conflict, "second", "{\"resolution\":\"take\"}");
        var restored = post("/v1/conflicts/" + conflict.id() + "/restore", "third",
                "{\"side\":\"incoming\",\"resolver\":\"ann\"}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).get("code").asString()).isEqualTo("ALREADY_SETTLED");
        assertThat(restored.statusCode()).isEqualTo(200);
        assertThat(json(restored).at("/conflict/settled/settlement/side").asString())
                .isEqualTo("incoming");
    }

    @Test
    void anUnknownConflictAndAnothersAreNotFound() {
        var theirs = open(gateway.caller(1), "order-5", 0);

        assertThat(settle(theirs, "theirs", "{\"resolution\":\"keep\"}").statusCode())
                .isEqualTo(404);
        assertThat(post("/v1/conflicts/" + UUID.randomUUID() + "/settle", "nobody's",
                "{\"resolution\":\"keep\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void theOperatorSeesAndSettlesTheConflictsOfAnyTenant() {
        var conflict = open(caller, "order-7", 0);
        var path = "/v1/admin/tenants/" + caller.tenant() + "/conflicts/" + conflict.id();

        var shown = gateway.get(path, ADMIN);
        var settled = gateway.post(path + "/settle", ADMIN, "{\"resolution\":\"take\"}",
                "Idempotency-Key", "operator's");
        var elsewhere = gateway.get("/v1/admin/tenants/" + gateway.caller(1).tenant()
                + "/conflicts/" + conflict.id(), ADMIN);
        var nowhere = gateway.get("/v1/admin/tenants/" + UUID.randomUUID() + "/conflicts", ADMIN);

        assertThat(json(shown).get("id").asString()).isEqualTo(conflict.id().toString());
        assertThat(json(settled).at("/conflict/settled/settlement/resolver").asString())
                .isEqualTo("admin-token");
        assertThat(pushed("operator's").lane().tenant()).isEqualTo(caller.tenant());
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(gateway.get(path, caller.token()).statusCode()).isEqualTo(403);
    }

    @Test
    void manyAreSettledByOnePush() {
        var many = gateway.caller(1);
        for (int i = 0; i < 3; i++) {
            open(many, "row-" + i, i);
        }
        var body = "{\"filter\":{\"type\":\"order\",\"tier\":3},\"resolution\":\"take\","
                + "\"note\":\"all of them\",\"max\":2}";

        var answer = gateway.post("/v1/conflicts/settle", many.token(), body, "Idempotency-Key",
                "bulk");
        var again = gateway.post("/v1/conflicts/settle", many.token(), body, "Idempotency-Key",
                "bulk");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/counts/accepted").asInt()).isEqualTo(2);
        assertThat(json(answer).get("outcomes")).hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome.has("conflictId")).isTrue());
        assertThat(json(answer).get("remaining").asBoolean()).isTrue();
        assertThat(json(again).get("receipt")).isEqualTo(json(answer).get("receipt"));
        assertThat(pushed("bulk").operations()).hasSize(2);
        assertThat(projector.conflictQueries()).anySatisfy(query -> assertThat(query)
                .contains("status=PENDING", "types=order", "tier=3", "order=oldest",
                        "whole=true"));
    }

    @Test
    void aFilterThatFindsNothingSettlesNothing() {
        var nobody = gateway.caller(1);

        var answer = gateway.post("/v1/conflicts/settle", nobody.token(),
                "{\"filter\":{},\"resolution\":\"keep\"}", "Idempotency-Key", "none");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(
                "{\"counts\":{},\"outcomes\":[],\"remaining\":false}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | resolution", "{\"resolution\":\"win\"} | resolution",
            "{\"resolution\":\"merge\"} | data",
            "{\"resolution\":\"keep\",\"data\":{}} | data",
            "{\"resolution\":\"keep\",\"side\":\"current\"} | side",
            "{\"resolution\":\"keep\",\"ifVersion\":-1} | ifVersion",
            "{\"resolution\":\"keep\",\"resolver\":\"\"} | resolver"})
    void aBodyThatIsNotInOrderIsRefusedByName(String body, String named) {
        var answer = settle(open(caller, "order-6", 0), "bad", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asString()).contains(named);
    }

    @ParameterizedTest
    @CsvSource({"status=open", "tier=4", "node=me", "since=yesterday", "until=1", "type=a b",
            "order=up", "limit=0"})
    void aFilterThatIsNoneIsRefusedByName(String filter) {
        var answer = gateway.get("/v1/conflicts?" + filter.replace(" ", "%20"), caller.token());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asString())
                .contains("'" + filter.substring(0, filter.indexOf('=')) + "'");
    }

    @Test
    void everyWriteNeedsAKey() {
        var answer = gateway.post("/v1/conflicts/settle", caller.token(), "{}");

        assertThat(json(answer).get("code").asString()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void theLedgerOfAFieldIsPassedOn() {
        var answer = gateway.get("/v1/ledger/stock/beans?field=kg&limit=5&cursor=17",
                caller.token());

        assertThat(json(answer).get("asked").asString())
                .endsWith("/ledger/stock/beans?field=kg&limit=5&after=17");
        assertThat(gateway.get("/v1/ledger/stock/beans", caller.token()).statusCode())
                .isEqualTo(400);
        assertThat(gateway.get("/v1/ledger/stock/beans?field=kg&cursor=x", caller.token())
                .statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> settle(Conflict conflict, String key, String body) {
        return post("/v1/conflicts/" + conflict.id() + "/settle", key, body);
    }

    private HttpResponse<String> post(String path, String key, String body) {
        return gateway.post(path, caller.token(), body, "Idempotency-Key", key);
    }

    private Push pushed(String key) {
        return answerer.requests().stream().filter(Push.class::isInstance).map(Push.class::cast)
                .filter(push -> push.key().value().equals(key)).findFirst().orElseThrow();
    }

    private Conflict open(Caller tenant, String id, int second) {
        var side = new Side(Side.Kind.DOCUMENT, new Document(Map.of("total", 1)), 4L,
                new NodeId(new UUID(0, 1)), TIME, null);
        var conflict = new Conflict(UUID.randomUUID(), new LaneKey(tenant.tenant(), 0),
                new EntityRef("order", id), side, side, 3, "manual", Conflict.Status.PENDING,
                Conflict.Winner.CURRENT, UUID.randomUUID(), TIME.plusSeconds(second), null);
        projector.keep(conflict);
        return conflict;
    }
}
