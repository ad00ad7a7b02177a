package io.tributary.gateway.artisan;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.value.TenantId;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** While the projector is away people log in, and nobody is told a stock that may be an old one. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class AccountOutageIT {
    private FakeProjector projector;
    private GatewayFixture gateway;
    private TenantId tenant;
    private String token;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url());
        tenant = gateway.caller(1).tenant();
        assertThat(gateway.post("/v1/admin/artisan/import", ADMIN, "{\"tenantId\":\"" + tenant
                + "\",\"users\":[{\"email\":\"anna@away.example\",\"password\":\"roast-well\"}]}")
                .statusCode()).isEqualTo(200);
        token = login().at("/result/user/token").asString();
        projector.goAway();
        projector.show(tenant, "artisan.store", "S1");
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    @Test
    void aLoginNeedsTheRegistryAlone() {
        var login = login();

        assertThat(login.path("success").asBoolean()).isTrue();
        assertThat(login.at("/result/user/token").asString()).isNotEmpty();
    }

    @Test
    void aStockThatCannotBeReadIsNotAnswered() {
        // Until the gateway has heard of the change it has nothing to read.
        await().atMost(Duration.ofMinutes(3)).untilAsserted(
                () -> assertThatThrownBy(this::stock).isInstanceOf(IOException.class));
    }

    private JsonNode login() {
        var answer = gateway.post("/api/v1/accounts/users/authenticate", "none",
                "{\"email\":\"anna@away.example\",\"password\":\"roast-well\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** By a client of its own: on a connection that was used before, Java asks once more by itself. */
    private HttpResponse<String> stock() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(gateway.request("/api/v1/acoffees?today=2026-03-01", token).GET()
                    .build(), BodyHandlers.ofString());
        }
    }
}
