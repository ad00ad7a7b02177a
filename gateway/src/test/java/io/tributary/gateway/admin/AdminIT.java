package io.tributary.gateway.admin;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.GatewayFixture.Caller;
import io.tributary.gateway.fixture.IssuerFixture;
import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.CanaryTenant;
import io.tributary.schemas.value.TenantId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants, nodes and tokens, over two gateways of one hub. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class AdminIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private KafkaFixture kafka;
    private FakeProjector projector;
    private GatewayFixture gateway;
    private GatewayFixture other;
    private IssuerFixture issuer;

    @BeforeAll
    void start(KafkaFixture broker) {
        kafka = broker;
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.access.use-interval=100ms",
                "--tributary.gateway.audit.alike-max=3",
                "--tributary.gateway.audit.alike-interval=500ms");
        issuer = new IssuerFixture();
        other = GatewayFixture.start(kafka, projector.url(), issuer
                .settings("--tributary.gateway.access.issuer.").entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue()).toArray(String[]::new));
    }

    @AfterAll
    void close() {
        gateway.close();
        other.close();
        projector.close();
        issuer.close();
    }

    private HttpResponse<String> tenant(String body, String... headers) {
        return gateway.post("/v1/admin/tenants", ADMIN, body, headers);
    }

    private String tenantId() {
        return json(tenant("{\"name\":\"a\"}")).get("id").asString();
    }

    private HttpResponse<String> node(String tenant, String code, String... headers) {
        return gateway.post("/v1/admin/nodes", ADMIN, nodeBody(tenant, code), headers);
    }

    private static String nodeBody(String tenant, String code) {
        return "{\"tenantId\":\"" + tenant + "\",\"code\":\"" + code
                + "\",\"name\":\"n\",\"protocol\":\"native\"}";
    }

    @Test
    void aRetriedTenantIsTheSame() {
        var first = tenant("{\"name\":\"a\",\"lanes\":2}", "Idempotency-Key", "t-1");
        var second = tenant("{\"lanes\":2,\"name\":\"a\"}", "Idempotency-Key", "t-1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(json(first).get("lanes").asInt()).isEqualTo(2);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void theHubsOwnTenantsAreNobodyElses() {
        var answer = tenant("{\"name\":\"a\",\"id\":\"" + CanaryTenant.of(0) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the hub's own");
    }

    @Test
    void aTenantsKeyStandsForItsProperties() {
        tenant("{\"name\":\"a\"}", "Idempotency-Key", "t-2");

        var answer = tenant("{\"name\":\"b\"}", "Idempotency-Key", "t-2");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("code").asString()).isEqualTo("KEY_REUSED");
    }

    @Test
    void aTenantOfAGivenIdIsMadeOnce() {
        var id = UUID.randomUUID();
        var first = tenant("{\"name\":\"a\",\"id\":\"" + id + "\"}");

        var same = tenant("{\"name\":\"a\",\"id\":\"" + id + "\"}");
        var differs = tenant("{\"name\":\"a\",\"lanes\":3,\"id\":\"" + id + "\"}");

        assertThat(same.body()).isEqualTo(first.body());
        assertThat(differs.statusCode()).isEqualTo(409);
        assertThat(json(differs).get("code").asString()).isEqualTo("ALREADY_EXISTS");
    }

    @Test
    void aRetriedNodeShowsTheSameTokenOnAnyGateway() {
        var tenant = tenantId();
        var first = node(tenant, "till", "Idempotency-Key", "n-1");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(other.post("/v1/admin/nodes", ADMIN,
                nodeBody(tenant, "till"), "Idempotency-Key", "n-1").body()).isEqualTo(first
                        .body()));

        assertThat(json(first).get("token").asString()).startsWith("trib_node_").hasSize(53);
    }

    @Test
    void aNodesKeyStandsForItsCode() {
        var tenant = tenantId();
        node(tenant, "till", "Idempotency-Key", "n-2");

        var answer = node(tenant, "desk", "Idempotency-Key", "n-2");

        assertThat(json(answer).get("code").asString()).isEqualTo("KEY_REUSED");
    }

    @Test
    void aCodeIsTakenOnce() {
        var tenant = tenantId();
        node(tenant, "till");

        var answer = node(tenant, "till");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).get("code").asString()).isEqualTo("CODE_TAKEN");
    }

    @Test
    void oldAndNewTokensHoldTogetherUntilOneIsRevoked() {
        var caller = gateway.caller(1);
        var tokens = "/v1/admin/nodes/" + caller.node() + "/tokens";
        var second = json(gateway.post(tokens, ADMIN, "", "Idempotency-Key", "more"));
        var retried = json(gateway.post(tokens, ADMIN, "", "Idempotency-Key", "more"));
        var token = second.get("token").asString();

        assertThat(retried).isEqualTo(second);
        assertThat(gateway.get("/v1/node", caller.token()).statusCode()).isEqualTo(200);
        assertThat(gateway.get("/v1/node", token).statusCode()).isEqualTo(200);

        var revoked = gateway.delete(tokens + "/" + second.get("tokenId").asString(), ADMIN);

        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(gateway.get("/v1/node", token).statusCode()).isEqualTo(401);
        assertThat(gateway.get("/v1/node", caller.token()).statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(other.get("/v1/node", token).statusCode()).isEqualTo(401));
    }

    @Test
    void tokensAreStoredAsHashesOnly() {
        var caller = gateway.caller(1);
        var secrets = List.of(caller.token(), secret(rotated(caller, caller.tokenId(), "")),
                json(gateway.post("/v1/node/pull-token", caller.token(), "")).get("token")
                        .asString());

        assertThat(kafka.readAll(Topics.NODES)).isNotEmpty().allSatisfy(record -> assertThat(
                new String(record.value(), StandardCharsets.UTF_8)).doesNotContain(secrets));
    }

    @Test
    void nodesAreListedWithTheirTokensButNoSecrets() {
        var caller = gateway.caller(1);

        var nodes = gateway.get("/v1/admin/nodes?tenantId=" + caller.tenant(), ADMIN);

        assertThat(json(nodes).get("nodes")).singleElement().satisfies(node -> {
            assertThat(node.get("code").asString()).isEqualTo("till-1");
            assertThat(node.get("tokens").get(0).get("id").asString())
                    .isEqualTo(caller.tokenId().toString());
        });
        assertThat(nodes.body()).doesNotContain("trib_node_");
    }

    @Test
    void listsComeInPages() {
        var tenant = tenantId();
        for (var code : new String[]{"a", "b", "c"}) {
            node(tenant, code);
        }

        var first = json(gateway.get("/v1/admin/nodes?limit=2&tenantId=" + tenant, ADMIN));
        var second = json(gateway.get("/v1/admin/nodes?limit=2&tenantId=" + tenant + "&after="
                + first.get("next").asString(), ADMIN));

        assertThat(first.get("nodes")).hasSize(2);
        assertThat(second.get("nodes")).hasSize(1);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void aNodesScopeIsPartOfItForEver() {
        var tenant = tenantId();
        var body = nodeBody(tenant, "north").replace("}",
                ",\"nodeScope\":{\"types\":[\"order\"],\"where\":{\"region\":[\"n\"]}}}");

        var made = gateway.post("/v1/admin/nodes", ADMIN, body, "Idempotency-Key", "north");
        var again = gateway.post("/v1/admin/nodes", ADMIN, body, "Idempotency-Key", "north");
        var wider = gateway.post("/v1/admin/nodes", ADMIN, nodeBody(tenant, "north"),
                "Idempotency-Key", "north");

        var scope = "{\"types\":[\"order\"],\"where\":{\"region\":[\"n\"]}}";
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(json(wider).get("code").asString()).isEqualTo("KEY_REUSED");
        assertThat(json(gateway.get("/v1/node", secret(made))).get("nodeScope").toString())
                .isEqualTo(scope);
        assertThat(json(gateway.get("/v1/admin/nodes?tenantId=" + tenant, ADMIN)).get("nodes")
                .get(0).get("nodeScope").toString()).isEqualTo(scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lamport", "batch", "artisan", "fleet"})
    void aScopeIsRefusedToProtocolsThatCanNotKeepToIt(String protocol) {
        var tenant = tenantId();
        var body = nodeBody(tenant, "n").replace("\"native\"", "\"" + protocol + "\"");

        var refused = gateway.post("/v1/admin/nodes", ADMIN,
                body.replace("}", ",\"nodeScope\":{\"types\":[\"order\"]}}"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("detail").asString()).contains("nodeScope", protocol);
        assertThat(gateway.post("/v1/admin/nodes", ADMIN,
                body.replace("}", ",\"nodeScope\":{}}")).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"types\":[null]}", "{\"types\":[\"no/type\"]}",
            "{\"where\":{\"region\":null}}", "{\"where\":{\"region\":[]}}",
            "{\"where\":{\"region\":[null]}}", "{\"where\":{\"\":[\"x\"]}}",
            "{\"where\":{\"region\":[[\"x\"]]}}", "{\"models\":[\"order\"]}"})
    void aScopeThatCanNotBeIsRefused(String scope) {
        var refused = gateway.post("/v1/admin/nodes", ADMIN,
                nodeBody(tenantId(), "n").replace("}", ",\"nodeScope\":" + scope + "}"));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    }

    @Test
    void whoSeesAPartOfATenantDoesNotAdministerIt() {
        var tenant = tenantId();
        var admin = secret(gateway.post("/v1/admin/nodes", ADMIN,
                nodeBody(tenant, "part").replace("}", ",\"nodeScope\":{\"types\":[\"order\"]},"
                        + "\"scopes\":[\"admin:tenant\"]}")));

        assertThat(gateway.get("/v1/admin/nodes?tenantId=" + tenant, admin).statusCode())
                .isEqualTo(403);
    }

    @Test
    void unknownFieldsAndWrongValuesAreRefusedByName() {
        assertThat(json(tenant("{\"name\":\"a\",\"lane\":2}")).get("detail").asString())
                .contains("'lane'");
        assertThat(json(tenant("{\"name\":\"a\",\"lanes\":257}")).get("detail").asString())
                .contains("'lanes'");
        assertThat(json(tenant("{\"name\":\"a\",\"lanes\":\"2\"}")).get("detail").asString())
                .contains("'lanes'");
        assertThat(json(tenant("{\"name\":\"a\",\"id\":\"x\"}")).get("detail").asString())
                .contains("'id'");
        assertThat(json(tenant("{\"name\":\n }")).get("detail").asString())
                .contains("line 2, column 2");
    }

    @Test
    void onlyAnAdministratorOpensTheAdminApi() {
        var caller = gateway.caller(1);

        var node = gateway.get("/v1/admin/tenants", caller.token());
        var stranger = gateway.get("/v1/admin/tenants", "trib_node_of-nobody");

        assertThat(node.statusCode()).isEqualTo(403);
        assertThat(json(node).get("detail").asString()).contains("'admin:hub'");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    private HttpResponse<String> token(Caller of, String body, String... headers) {
        return gateway.post("/v1/admin/nodes/" + of.node() + "/tokens", ADMIN, body, headers);
    }

    private HttpResponse<String> rotated(Caller of, UUID token, String body, String... headers) {
        return gateway.post("/v1/admin/nodes/" + of.node() + "/tokens/" + token + "/rotate",
                ADMIN, body, headers);
    }

    private static String secret(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        return json(answer).get("token").asString();
    }

    private int status(String token) {
        return gateway.get("/v1/node", token).statusCode();
    }

    @Test
    void aNodeHasThreeLiveTokensUntilOneEnds() {
        var caller = gateway.caller(1);
        secret(token(caller, ""));
        var third = json(token(caller, "{}"));

        var fourth = token(caller, "");
        gateway.delete("/v1/admin/nodes/" + caller.node() + "/tokens/"
                + third.get("tokenId").asString(), ADMIN);
        var instead = token(caller, "");

        assertThat(fourth.statusCode()).isEqualTo(409);
        assertThat(json(fourth).get("code").asString()).isEqualTo("TOO_MANY_TOKENS");
        assertThat(instead.statusCode()).isEqualTo(201);
    }

    @Test
    void aRotationInterruptsNobody() {
        var caller = gateway.caller(1);

        var first = rotated(caller, caller.tokenId(), "", "Idempotency-Key", "turn");
        var retried = rotated(caller, caller.tokenId(), "", "Idempotency-Key", "turn");

        assertThat(retried.body()).isEqualTo(first.body());
        assertThat(status(secret(first))).isEqualTo(200);
        assertThat(status(caller.token())).isEqualTo(200);
        var nodes = json(gateway.get("/v1/admin/nodes?tenantId=" + caller.tenant(), ADMIN));
        var tokens = nodes.get("nodes").get(0).get("tokens");
        assertThat(tokens).hasSize(2);
        assertThat(tokens.get(0).get("expiresAt").asString()).isGreaterThan(
                tokens.get(0).get("createdAt").asString());
        assertThat(tokens.get(1).has("expiresAt")).isFalse();
    }

    @Test
    void aRotationWithoutOverlapEndsTheOldTokenAtOnceAndKeepsItsScopes() {
        var caller = gateway.caller(1);
        var reader = json(token(caller, "{\"scopes\":[\"pull\"]}"));

        var next = rotated(caller, UUID.fromString(reader.get("tokenId").asString()),
                "{\"overlapSeconds\":0}");
        var again = rotated(caller, UUID.fromString(reader.get("tokenId").asString()), "{}");

        assertThat(status(reader.get("token").asString())).isEqualTo(401);
        assertThat(json(next).get("scopes").toString()).isEqualTo("[\"pull\"]");
        assertThat(again.statusCode()).isEqualTo(422);
    }

    @Test
    void aTokenHoldsBetweenItsTimes() {
        var caller = gateway.caller(1);
        var now = Instant.now();
        var ending = secret(token(caller, "{\"expiresAt\":\"" + now.plusSeconds(2) + "\"}"));
        var later = secret(token(caller, "{\"notBefore\":\"" + now.plusSeconds(600) + "\"}"));

        assertThat(status(later)).isEqualTo(401);
        await().atMost(PATIENCE).until(() -> status(ending) == 401);

        assertThat(json(token(caller, "{\"expiresAt\":\"" + now.minusSeconds(1) + "\"}"))
                .get("detail").asString()).contains("'expiresAt'");
        assertThat(json(token(caller, "{\"scopes\":[\"admin:hub\"]}"))
                .get("detail").asString()).contains("'scopes'");
    }

    @Test
    void aTokenMayDoWhatItsScopesSay() {
        var caller = gateway.caller(1);
        var writer = secret(token(caller, "{\"scopes\":[\"push\"]}"));
        var reader = secret(token(caller, "{\"scopes\":[\"pull\"]}"));

        assertThat(gateway.get("/v1/pull", writer).statusCode()).isEqualTo(403);
        assertThat(gateway.get("/v1/pull", reader).statusCode()).isEqualTo(200);
        assertThat(gateway.post("/v1/push", reader, "{\"operations\":[]}", "Idempotency-Key", "a")
                .statusCode()).isEqualTo(403);
        assertThat(json(gateway.get("/v1/node", writer)).get("scopes").toString())
                .isEqualTo("[\"push\"]");
    }

    @Test
    void aTenantsAdministratorManagesThatTenantAlone() {
        var ours = gateway.caller(1);
        var theirs = gateway.caller(1);
        var admin = secret(token(ours, "{\"scopes\":[\"admin:tenant\"]}"));

        var made = gateway.post("/v1/admin/nodes", admin, nodeBody(ours.tenant().toString(), "b"));
        var foreign = gateway.post("/v1/admin/nodes", admin,
                nodeBody(theirs.tenant().toString(), "b"));
        var foreignToken = gateway.post("/v1/admin/nodes/" + theirs.node() + "/tokens", admin, "");
        var foreignEnd = gateway.delete("/v1/admin/nodes/" + theirs.node() + "/tokens/"
                + theirs.tokenId(), admin);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(gateway.get("/v1/admin/nodes?tenantId=" + ours.tenant(), admin).statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/v1/admin/nodes?tenantId=" + theirs.tenant(), admin).statusCode())
                .isEqualTo(403);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreignToken.statusCode()).isEqualTo(404);
        assertThat(foreignEnd.statusCode()).isEqualTo(404);
        assertThat(status(theirs.token())).isEqualTo(200);
        assertThat(gateway.get("/v1/admin/tenants", admin).statusCode()).isEqualTo(403);
    }

    @Test
    void aPullTokenPullsOnAnyGatewayUntilItsOriginIsRevoked() {
        var caller = gateway.caller(1);
        var issued = json(gateway.post("/v1/node/pull-token", caller.token(), ""));
        var token = issued.get("token").asString();

        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(other.get("/v1/pull", token).statusCode()).isEqualTo(200));
        assertThat(gateway.post("/v1/push", token, "{}", "Idempotency-Key", "a").statusCode())
                .isEqualTo(403);
        assertThat(gateway.post("/v1/node/pull-token", token, "").statusCode()).isEqualTo(403);

        gateway.delete("/v1/admin/nodes/" + caller.node() + "/tokens/" + caller.tokenId(), ADMIN);

        assertThat(gateway.get("/v1/pull", token).statusCode()).isEqualTo(401);
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(other.get("/v1/pull", token).statusCode()).isEqualTo(401));
    }

    @Test
    void aTokenOfAnIssuerOpensTheDoorsOfAGatewayThatKnowsIt() {
        var tenant = gateway.caller(1).tenant();
        var reader = issuer.sign(IssuerFixture.claims(tenant).claim("scope", "pull").build());
        var administrator = issuer.sign(IssuerFixture.claims(tenant).claim("scope", "admin:tenant")
                .build());
        var stranger = issuer.sign(IssuerFixture.claims(tenant).audience("another").build());
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(other.get("/v1/node", reader).statusCode()).isEqualTo(200));

        assertThat(json(other.get("/v1/node", reader)).get("code").asString()).isEqualTo("anna");
        assertThat(other.get("/v1/pull", reader).statusCode()).isEqualTo(200);
        assertThat(other.post("/v1/push", reader, "{}", "Idempotency-Key", "a").statusCode())
                .isEqualTo(403);
        assertThat(other.post("/v1/node/pull-token", reader, "").statusCode()).isEqualTo(403);
        assertThat(other.get("/v1/admin/nodes?tenantId=" + tenant, administrator).statusCode())
                .isEqualTo(200);
        assertThat(other.get("/v1/node", stranger).statusCode()).isEqualTo(401);
        assertThat(gateway.get("/v1/node", reader).statusCode()).isEqualTo(401);
    }

    @Test
    void theLastUseOfATokenIsKnownToAllGateways() {
        var caller = gateway.caller(1);
        gateway.get("/v1/node", caller.token());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                json(other.get("/v1/admin/nodes?tenantId=" + caller.tenant(), ADMIN))
                        .at("/nodes/0/tokens/0/lastUsedAt").asString("")).isNotEmpty());
    }

    private List<AuditEntry> audit(TenantId tenant) {
        return kafka.readAll(Topics.AUDIT).stream()
                .map(record -> Codecs.AUDIT_ENTRY.read(record.value()))
                .filter(entry -> tenant.equals(entry.tenant())).toList();
    }

    private AuditEntry awaitEntry(Predicate<AuditEntry> wanted) {
        return kafka.awaitRecords(Topics.AUDIT, read -> read.stream().anyMatch(
                record -> wanted.test(Codecs.AUDIT_ENTRY.read(record.value())))).stream()
                .map(record -> Codecs.AUDIT_ENTRY.read(record.value())).filter(wanted)
                .findFirst().orElseThrow();
    }

    @Test
    void whatIsAnsweredAsDoneIsWrittenDownAlready() {
        var caller = gateway.caller(1);
        var node = "node/" + caller.node();
        assertThat(audit(caller.tenant())).extracting(AuditEntry::action, AuditEntry::object)
                .containsExactly(tuple(Action.CREATE_TENANT, "tenant/" + caller.tenant()),
                        tuple(Action.CREATE_NODE, node));

        var made = json(token(caller, "")).get("tokenId").asString();
        assertThat(audit(caller.tenant())).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(Action.ISSUE_TOKEN);
            assertThat(entry.object()).isEqualTo(node + "/token/" + made);
        });
        rotated(caller, caller.tokenId(), "");
        assertThat(audit(caller.tenant())).last().extracting(AuditEntry::action)
                .isEqualTo(Action.ROTATE_TOKEN);
        gateway.delete("/v1/admin/nodes/" + caller.node() + "/tokens/" + made, ADMIN);
        assertThat(audit(caller.tenant())).last().extracting(AuditEntry::action)
                .isEqualTo(Action.REVOKE_TOKEN);
        gateway.post("/v1/node/pull-token", caller.token(), "", "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(audit(caller.tenant())).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(Action.EXCHANGE_TOKEN);
            assertThat(entry.who()).isEqualTo(
                    new Actor(Actor.Kind.NODE, caller.node().toString()));
            assertThat(entry.token()).isEqualTo(caller.tokenId());
            assertThat(entry.source()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
            assertThat(entry.trace()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        });
        assertThat(audit(caller.tenant())).hasSize(6).allSatisfy(
                entry -> assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.DONE));
    }

    @Test
    void noSecretIsInTheAudit() {
        var caller = gateway.caller(1);
        var password = "the-password-of-anna";
        var secrets = List.of(ADMIN, caller.token(),
                secret(rotated(caller, caller.tokenId(), "")),
                json(gateway.post("/v1/node/pull-token", caller.token(), "")).get("token")
                        .asString(), password);
        gateway.made("/v1/admin/fleet/users", "{\"tenantId\":\"" + caller.tenant()
                + "\",\"email\":\"anna@audit.example\",\"password\":\"" + password + "\"}");
        login(password, "wrong");
        login("anna@audit.example", password);

        var login = awaitEntry(entry -> entry.action() == Action.LOGIN
                && caller.tenant().equals(entry.tenant()));

        assertThat(login.outcome()).isEqualTo(AuditEntry.Outcome.DONE);
        assertThat(login.who().kind()).isEqualTo(Actor.Kind.PERSON);
        assertThat(kafka.readAll(Topics.AUDIT)).isNotEmpty().allSatisfy(record -> assertThat(
                new String(record.value(), StandardCharsets.UTF_8)).doesNotContain(secrets));
    }

    @Test
    void aFloodOfUnknownAddressesIsCounted() {
        for (int i = 0; i < 12; i++) {
            login("nobody-" + i + "@audit.example", "guess");
        }

        var entries = kafka.awaitRecords(Topics.AUDIT, read -> unknown(read) >= 12);

        assertThat(entries.stream().map(it -> Codecs.AUDIT_ENTRY.read(it.value())))
                .filteredOn(AdminIT::isUnknownLogin)
                .allMatch(entry -> entry.tenant() == null && entry.who().equals(Actor.UNKNOWN));
        assertThat(entries).noneMatch(record -> new String(record.value(),
                StandardCharsets.UTF_8).contains("nobody-"));
    }

    private static int unknown(List<ConsumerRecord<byte[], byte[]>> read) {
        return read.stream().map(record -> Codecs.AUDIT_ENTRY.read(record.value()))
                .filter(AdminIT::isUnknownLogin).mapToInt(AuditEntry::count).sum();
    }

    private static boolean isUnknownLogin(AuditEntry entry) {
        return entry.action() == Action.LOGIN && "UNKNOWN".equals(entry.reason());
    }

    private void login(String email, String password) {
        gateway.post("/auth/login", "none", "{\"email\":\"" + email + "\",\"password\":\""
                + password + "\"}");
    }

    @Test
    void whoeverWantsWhatIsNotTheirsIsWrittenDownWithTheirOwnTenant() {
        var ours = gateway.caller(1);
        var theirs = gateway.caller(1);
        var admin = json(token(ours, "{\"scopes\":[\"admin:tenant\"]}"));
        var token = admin.get("token").asString();

        gateway.post("/v1/admin/nodes", token, nodeBody(theirs.tenant().toString(), "b"));
        gateway.delete("/v1/admin/nodes/" + theirs.node() + "/tokens/" + theirs.tokenId(), token);
        gateway.delete("/v1/admin/nodes/" + UUID.randomUUID() + "/tokens/" + theirs.tokenId(),
                token);
        gateway.get("/v1/pull", token);
        gateway.get("/v1/admin/tenants", ours.token());
        awaitEntry(entry -> entry.action() == Action.READ_TENANTS
                && ours.tenant().equals(entry.tenant()));

        var refused = audit(ours.tenant()).stream()
                .filter(entry -> entry.outcome() == AuditEntry.Outcome.REFUSED).toList();
        assertThat(refused).extracting(AuditEntry::action, AuditEntry::reason).contains(
                tuple(Action.CREATE_NODE, "FORBIDDEN"), tuple(Action.REVOKE_TOKEN, "NOT_FOUND"),
                tuple(Action.REVOKE_TOKEN, "NOT_FOUND"), tuple(Action.ACCESS, "FORBIDDEN"),
                tuple(Action.READ_TENANTS, "FORBIDDEN"));
        assertThat(refused).filteredOn(entry -> entry.action() == Action.ACCESS)
                .extracting(AuditEntry::object).containsExactly("GET /v1/pull");
        assertThat(audit(theirs.tenant())).noneMatch(refused::contains)
                .allMatch(entry -> entry.outcome() == AuditEntry.Outcome.DONE);
    }

    @Test
    void theAuditIsAskedForWithinWhatTheCallerAdministers() {
        var ours = gateway.caller(1);
        var theirs = gateway.caller(1);
        var admin = secret(token(ours, "{\"scopes\":[\"admin:tenant\"]}"));
        var path = "/v1/admin/audit";

        assertThat(gateway.get(path, admin).body())
                .contains("/internal/v1/tenants/" + ours.tenant() + "/audit?limit=100");
        assertThat(gateway.get(path + "?tenantId=" + theirs.tenant(), admin).statusCode())
                .isEqualTo(403);
        assertThat(gateway.get(path, ADMIN).body()).contains("/internal/v1/audit?limit=100");
        assertThat(gateway.get(path + "?tenantId=" + theirs.tenant()
                + "&limit=7&action=token.revoke&who=me&cursor=abc"
                + "&since=2026-03-01T12:00:00Z&until=2026-03-02T12:00:00Z", ADMIN).body())
                .contains("/tenants/" + theirs.tenant() + "/audit?limit=7&after=abc"
                        + "&since=2026-03-01T12%3A00%3A00Z&until=2026-03-02T12%3A00%3A00Z"
                        + "&action=token.revoke&who=me");
        for (var bad : List.of("limit=0", "limit=1001", "action=all", "since=now",
                "until=yesterday", "tenantId=x")) {
            var answer = gateway.get(path + "?" + bad, admin);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(json(answer).get("code").asString()).isEqualTo("INVALID_REQUEST");
        }
        assertThat(gateway.get(path, ours.token()).statusCode()).isEqualTo(403);
    }
}
