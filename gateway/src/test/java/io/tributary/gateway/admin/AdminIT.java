package io.tributary.gateway.admin;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.CanaryTenant;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Tenants, nodes and tokens, over two gateways of one hub. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class AdminIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private KafkaFixture kafka;
    private FakeProjector projector;
    private GatewayFixture gateway;
    private GatewayFixture other;

    @BeforeAll
    void start(KafkaFixture broker) {
        kafka = broker;
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url());
        other = GatewayFixture.start(kafka, projector.url());
    }

    @AfterAll
    void close() {
        gateway.close();
        other.close();
        projector.close();
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

        assertThat(kafka.readAll(Topics.NODES)).isNotEmpty()
                .noneSatisfy(record -> assertThat(
                        new String(record.value(), StandardCharsets.UTF_8))
                        .contains(caller.token()));
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
    void onlyTheAdminTokenOpensTheAdminApi() {
        var caller = gateway.caller(1);

        var answer = gateway.get("/v1/admin/tenants", caller.token());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }
}
