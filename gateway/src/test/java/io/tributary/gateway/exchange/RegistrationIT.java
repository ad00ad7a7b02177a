package io.tributary.gateway.exchange;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.access.TokenHash;
import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.push.Push;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** How nodes come to the exchange, and its errors while others are away. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class RegistrationIT {
    private static final UUID OPEN = UUID.randomUUID();
    private static final UUID CLOSED = UUID.randomUUID();
    private static final UUID WIDE = UUID.randomUUID();

    private FakeProjector projector;
    private LaneAnswerer answerer;
    private GatewayFixture gateway;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        answerer = LaneAnswerer.start(kafka);
        var first = "--tributary.gateway.exchange.enrolments[0].";
        var second = "--tributary.gateway.exchange.enrolments[1].";
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.exchange.open-tenant=" + OPEN,
                // Nobody stands in for the projector's announcements here.
                "--tributary.gateway.exchange.visible-timeout=10ms",
                first + "tenant=" + CLOSED,
                first + "credential-hash=" + TokenHash.of("let me in"),
                first + "models=Work", first + "where.site=7,9",
                second + "tenant=" + WIDE,
                second + "credential-hash=" + TokenHash.of("let me in as well"));
        for (var tenant : new UUID[]{OPEN, CLOSED}) {
            tenant(tenant, 1);
        }
        tenant(WIDE, 4);
    }

    private void tenant(UUID id, int lanes) {
        var made = gateway.post("/v1/admin/tenants", ADMIN,
                "{\"id\":\"" + id + "\",\"name\":\"test\",\"lanes\":" + lanes + "}");
        assertThat(made.statusCode()).isEqualTo(201);
    }

    @AfterAll
    void close() {
        gateway.close();
        answerer.close();
        projector.close();
    }

    private HttpResponse<String> register(String code, String... headers) {
        return gateway.post("/api/sync/register", "none",
                "{\"code\":\"" + code + "\",\"name\":\"Desk\"}", headers);
    }

    @Test
    void anOpenTenantTakesWhoeverAsks() {
        var node = json(register("open"));

        assertThat(json(register("open")).get("node_id")).isEqualTo(node.get("node_id"));
        assertThat(json(gateway.get("/v1/node", node.get("auth_token").asString()))
                .get("tenantId").asString()).isEqualTo(OPEN.toString());
    }

    @Test
    void aCredentialNamesTheTenantAndTheScope() {
        var node = json(register("closed", RegistrationHandler.CREDENTIAL, "let me in"));

        assertThat(json(gateway.get("/v1/node", node.get("auth_token").asString()))
                .get("tenantId").asString()).isEqualTo(CLOSED.toString());
        var peer = answerer.requests().stream().filter(Push.class::isInstance)
                .map(Push.class::cast)
                .filter(push -> push.node().toString().equals(node.get("node_id").asString()))
                .findFirst().orElseThrow().operations().getFirst();
        assertThat(peer.baseVersion()).isZero();
        assertThat(peer.toString()).contains("models=[Work]").contains("site=[7, 9]");
        // So the node sees no more by way of another protocol.
        assertThat(json(gateway.get("/v1/node", node.get("auth_token").asString()))
                .get("nodeScope").toString())
                .isEqualTo("{\"types\":[\"exchange.Work\"],\"where\":{\"site\":[\"7\",\"9\"]}}");
    }

    @Test
    void aWrongCredentialIsRefusedAlsoWhereATenantIsOpen() {
        var refused = register("open", RegistrationHandler.CREDENTIAL, "let me out");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).get("error").get("code").asString()).isEqualTo("HTTP_401");
    }

    @Test
    void aTenantOfSeveralLanesCanNotExchange() {
        assertThat(register("wide", RegistrationHandler.CREDENTIAL, "let me in as well")
                .statusCode()).isEqualTo(422);
    }

    @Test
    void aNodeOfAnotherProtocolKeepsItsCode() {
        gateway.post("/v1/admin/nodes", ADMIN, "{\"tenantId\":\"" + OPEN
                + "\",\"code\":\"till\",\"name\":\"Till\",\"protocol\":\"native\"}");

        assertThat(register("till").statusCode()).isEqualTo(409);
    }

    @Test
    void aNodeWhoseTokenWasRevokedStaysOut() {
        var node = json(register("lost"));
        var id = node.get("node_id").asString();
        var tokens = json(gateway.get("/v1/admin/nodes?tenantId=" + OPEN, ADMIN)).get("nodes")
                .valueStream().filter(it -> it.get("id").asString().equals(id)).findFirst()
                .orElseThrow().get("tokens");
        gateway.delete("/v1/admin/nodes/" + id + "/tokens/"
                + tokens.get(0).get("id").asString(), ADMIN);

        assertThat(register("lost").statusCode()).isEqualTo(403);
    }

    @Test
    void anOutageIsSaidInTheWordsOfTheProtocol() {
        var token = json(register("out")).get("auth_token").asString();
        projector.goAway();
        try {
            var answer = gateway.post("/api/sync/exchange", token, "{\"packet_data\":null}");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(json(answer).get("success").asBoolean()).isFalse();
            assertThat(json(answer).get("error").get("code").asString()).isEqualTo("HTTP_503");
        } finally {
            projector.comeBack();
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedInTheWordsOfTheProtocol() {
        var token = json(register("large")).get("auth_token").asString();

        var answer = gateway.post("/api/sync/exchange", token,
                "{\"packet_data\":\"" + "0".repeat(5_000_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).get("error").get("code").asString()).isEqualTo("HTTP_413");
    }
}
