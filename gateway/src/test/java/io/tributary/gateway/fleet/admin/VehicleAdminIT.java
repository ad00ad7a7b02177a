package io.tributary.gateway.fleet.admin;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.VehicleFixture;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.topic.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** Vehicles by way of the admin API. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class VehicleAdminIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String VEHICLES = "/v1/admin/vehicles";
    private static final UUID ELSEWHERE = new UUID(6, 6);
    private static final String NOBODY = "http://127.0.0.1:9";

    private KafkaFixture kafka;
    private FakeProjector projector;
    private GatewayFixture gateway;

    @BeforeAll
    void start(KafkaFixture broker) {
        kafka = broker;
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.fleet.vehicle.networks=127.0.0.0/8",
                "--tributary.gateway.fleet.vehicle.interval=200ms",
                "--tributary.gateway.fleet.vehicle.api-key=" + VehicleFixture.KEY,
                "--tributary.gateway.fleet.vehicle.tenants[0].tenant=" + ELSEWHERE,
                "--tributary.gateway.fleet.vehicle.tenants[0].networks=10.8.0.0/16",
                "--tributary.gateway.fleet.vehicle.tenants[0].schemes=https");
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    private String tenant() {
        return json(gateway.post("/v1/admin/tenants", ADMIN, "{\"name\":\"fleet\"}")).get("id")
                .asString();
    }

    /** @param more further members of the request, each with a comma before it */
    private HttpResponse<String> make(String tenant, String url, String more,
            String... headers) {
        return gateway.post(VEHICLES, ADMIN, "{\"tenantId\":\"" + tenant
                + "\",\"name\":\"Truck\",\"baseUrl\":\"" + url + "\"" + more + "}", headers);
    }

    private HttpResponse<String> change(String id, String body) {
        return gateway.send(gateway.request(VEHICLES + "/" + id, ADMIN)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)).build());
    }

    private JsonNode shown(String id) {
        return json(gateway.get(VEHICLES + "/" + id, ADMIN));
    }

    @Test
    void aVehicleIsMadeOnceForAKey() {
        var tenant = tenant();

        var first = make(tenant, NOBODY, ",\"apiKey\":\"a\"", "Idempotency-Key", "v-1");
        var again = make(tenant, NOBODY, ",\"apiKey\":\"a\"", "Idempotency-Key", "v-1");
        var other = make(tenant, NOBODY, ",\"apiKey\":\"b\"", "Idempotency-Key", "v-1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(json(again).get("id")).isEqualTo(json(first).get("id"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).get("code").asString()).isEqualTo("KEY_REUSED");
        assertThat(json(gateway.get(VEHICLES + "?tenantId=" + tenant, ADMIN)).get("vehicles"))
                .hasSize(1);
        assertThat(first.headers().firstValue("Location"))
                .hasValue(VEHICLES + "/" + json(first).get("id").asString());
    }

    @Test
    void anApiKeyIsNeverShownNorStoredAsItIs() {
        var secret = "secret-" + UUID.randomUUID();
        var made = make(tenant(), NOBODY, ",\"apiKey\":\"" + secret + "\"");
        var id = json(made).get("id").asString();

        assertThat(json(made).get("ownKey").asBoolean()).isTrue();
        assertThat(made.body() + gateway.get(VEHICLES, ADMIN).body() + shown(id))
                .doesNotContain(secret);
        assertThat(kafka.readAll(Topics.NODES)).isNotEmpty().noneSatisfy(record -> assertThat(
                new String(record.value(), UTF_8)).contains(secret));
    }

    @Test
    void aVehiclesListEntrySaysHowItDoes() {
        try (var vehicle = new VehicleFixture()) {
            var id = json(make(tenant(), vehicle.url(), "")).get("id").asString();

            await().atMost(PATIENCE).until(
                    () -> shown(id).get("syncStatus").asString().equals("ok"));

            var shown = shown(id);
            assertThat(shown.get("softwareVersion").asString()).isEqualTo("1.4");
            assertThat(shown.get("lastSeenAt").asString()).isNotBlank();
            assertThat(shown.get("lagSeconds").asDouble()).isLessThan(60);
            assertThat(shown.get("ownKey").asBoolean()).isFalse();
        }
    }

    @Test
    void aChangeHoldsForWhatItNamesAndTakesEffect() {
        try (var vehicle = new VehicleFixture()) {
            var id = json(make(tenant(), NOBODY, ",\"intervalSeconds\":3600")).get("id")
                    .asString();
            await().atMost(PATIENCE).until(
                    () -> shown(id).get("syncStatus").asString().equals("error"));

            var changed = change(id, "{\"baseUrl\":\"" + vehicle.url() + "/\",\"name\":\"B\"}");

            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(json(changed).get("name").asString()).isEqualTo("B");
            assertThat(json(changed).get("baseUrl").asString()).isEqualTo(vehicle.url());
            assertThat(json(changed).get("intervalSeconds").asDouble()).isEqualTo(3600);
            await().atMost(PATIENCE).until(
                    () -> shown(id).get("syncStatus").asString().equals("ok"));
        }
    }

    @Test
    void aVehicleThatIsNotEnabledIsNotAsked() {
        try (var vehicle = new VehicleFixture(); var other = new VehicleFixture()) {
            var tenant = tenant();
            var id = json(make(tenant, vehicle.url(), ",\"enabled\":false")).get("id").asString();
            make(tenant, other.url(), "");
            await().atMost(PATIENCE).until(() -> other.asked("/alarms").size() > 3);
            assertThat(vehicle.askedPaths()).isEmpty();
            assertThat(shown(id).get("syncStatus").asString()).isEqualTo("unknown");

            change(id, "{\"enabled\":true}");

            await().atMost(PATIENCE).until(() -> !vehicle.askedPaths().isEmpty());
        }
    }

    @Test
    void aVehicleThatWasRemovedIsGone() {
        var tenant = tenant();
        var id = json(make(tenant, NOBODY, "", "Idempotency-Key", "v-2")).get("id").asString();

        assertThat(gateway.delete(VEHICLES + "/" + id, ADMIN).statusCode()).isEqualTo(204);

        assertThat(gateway.get(VEHICLES + "/" + id, ADMIN).statusCode()).isEqualTo(404);
        assertThat(change(id, "{}").statusCode()).isEqualTo(404);
        assertThat(gateway.delete(VEHICLES + "/" + id, ADMIN).statusCode()).isEqualTo(404);
        assertThat(json(gateway.get(VEHICLES + "?tenantId=" + tenant, ADMIN)).get("vehicles"))
                .isEmpty();
    }

    @Test
    void wrongFieldsAreRefusedByName() {
        var tenant = tenant();

        assertThat(json(make(tenant, "http://169.254.169.254", "")).get("detail").asString())
                .contains("'baseUrl'", "networks");
        assertThat(json(make(tenant, "http://2130706433", "")).get("detail").asString())
                .contains("'baseUrl'");
        assertThat(json(make(tenant, NOBODY, ",\"intervalSeconds\":0")).get("detail").asString())
                .contains("'intervalSeconds'");
        assertThat(json(make(tenant, NOBODY, ",\"firstWindowSeconds\":0")).get("detail")
                .asString()).contains("'firstWindowSeconds'");
        assertThat(json(make(tenant, NOBODY, ",\"timeoutSeconds\":0")).get("detail").asString())
                .contains("'timeoutSeconds'");
        assertThat(json(make(tenant, NOBODY, ",\"apiKey\":\"a b\"")).get("detail").asString())
                .contains("'apiKey'");
        assertThat(json(make(tenant, NOBODY, ",\"color\":1")).get("code").asString())
                .isEqualTo("UNKNOWN_FIELD");
        assertThat(make(UUID.randomUUID().toString(), NOBODY, "").statusCode()).isEqualTo(422);
    }

    @Test
    void aTenantsVehiclesAreWhereAndHowItsOwnSettingsAllow() {
        gateway.post("/v1/admin/tenants", ADMIN,
                "{\"name\":\"strict\",\"id\":\"" + ELSEWHERE + "\"}");

        assertThat(make(ELSEWHERE.toString(), "https://10.8.0.7", ",\"enabled\":false")
                .statusCode()).isEqualTo(201);
        assertThat(json(make(ELSEWHERE.toString(), "http://10.8.0.7", "")).get("detail")
                .asString()).contains("'baseUrl'", "https");
        assertThat(json(make(ELSEWHERE.toString(), "https://127.0.0.1:9", "")).get("detail")
                .asString()).contains("'baseUrl'", "networks");
        assertThat(make(tenant(), NOBODY, ",\"enabled\":false").statusCode()).isEqualTo(201);
    }

    @Test
    void aVehicleMayHaveAFirstWindowOfItsOwn() {
        try (var vehicle = new VehicleFixture()) {
            var made = make(tenant(), vehicle.url(), ",\"firstWindowSeconds\":7200");

            assertThat(json(made).get("firstWindowSeconds").asDouble()).isEqualTo(7200);
            await().atMost(PATIENCE).until(() -> !vehicle.asked("/data").isEmpty());
            var first = vehicle.asked("/data").getFirst();
            assertThat(first.toMillis() - first.fromMillis()).isEqualTo(7_200_000);
        }
    }

    @Test
    void onlyTheAdminTokenOpensIt() {
        var caller = gateway.caller(1);

        assertThat(gateway.get(VEHICLES, caller.token()).statusCode()).isEqualTo(403);
        assertThat(gateway.get(VEHICLES, "of-nobody").statusCode()).isEqualTo(401);
    }
}
