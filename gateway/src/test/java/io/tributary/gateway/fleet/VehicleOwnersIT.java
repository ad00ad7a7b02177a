package io.tributary.gateway.fleet;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static io.tributary.gateway.fixture.OwnerFixture.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.OwnerFixture;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.topic.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons who own vehicles, and the operator, among the readers of the fleet. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class VehicleOwnersIT {
    private static final String NOBODY = "http://127.0.0.1:9";

    private KafkaFixture kafka;
    private FakeProjector projector;
    private GatewayFixture gateway;
    private GatewayFixture.Caller caller;
    private OwnerFixture anna;
    private OwnerFixture ben;
    private String truck;

    @BeforeAll
    void start(KafkaFixture broker) {
        kafka = broker;
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.fleet.pulling=false",
                "--tributary.gateway.fleet.vehicle.networks=127.0.0.0/8");
        caller = gateway.caller(1);
        anna = OwnerFixture.of(gateway, caller.tenant());
        ben = OwnerFixture.of(gateway, caller.tenant());
        truck = anna.vehicle(NOBODY);
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/status", "/alarms", "/channels", "/coverage", "/journal",
            "/history?channel_id=1"})
    void aPersonReadsTheirOwnVehiclesInTheirOwnName(String view) {
        var asked = asked("/" + truck + view, anna.token());

        assertThat(asked).startsWith("/internal/v1/tenants/" + caller.tenant() + "/vehicles/"
                + truck).contains("owner=" + anna.id());
        assertThat(get("/" + truck + view, ben.token()).statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonsListIsAskedForInTheirName() {
        assertThat(asked("", ben.token())).startsWith("/internal/v1/tenants/" + caller.tenant()
                + "/vehicles?").contains("owner=" + ben.id());
    }

    /** Whoever reads for all of a tenant can't pretend to be somebody, nor somebody to be all. */
    @Test
    void whomItIsReadForIsNotTheCallersToSay() {
        assertThat(asked("?owner=" + ben.id(), anna.token())).contains("owner=" + anna.id())
                .doesNotContain(ben.id());
        assertThat(asked("?owner=" + ben.id(), caller.token())).doesNotContain("owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/status", "/history?channel_id=1"})
    void theOperatorReadsAnyVehicleInItsTenant(String view) {
        assertThat(asked("/" + truck + view, ADMIN)).startsWith("/internal/v1/tenants/"
                + caller.tenant() + "/vehicles/" + truck).doesNotContain("owner=");
        assertThat(get("/" + UUID.randomUUID() + view, ADMIN).statusCode()).isEqualTo(404);
    }

    @Test
    void theOperatorsListIsOfAllTenants() {
        assertThat(asked("", ADMIN)).startsWith("/internal/v1/vehicles?");
    }

    @Test
    void aTokenEndsWithThePasswordAndWithThePerson() {
        var carl = OwnerFixture.of(gateway, caller.tenant());
        var first = carl.token();
        assertThat(get("", first).statusCode()).isEqualTo(200);

        carl.change(",\"password\":\"drive slowly\"");
        var second = json(carl.login("drive slowly")).get("access_token").asString();

        assertThat(get("", first).statusCode()).isEqualTo(401);
        assertThat(get("", second).statusCode()).isEqualTo(200);
        carl.change(",\"disabled\":true");
        assertThat(get("", second).statusCode()).isEqualTo(401);
        assertThat(carl.login("drive slowly").statusCode()).isEqualTo(403);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        var wrong = anna.login("drive fast");
        var unknown = gateway.post("/auth/login", "none",
                "{\"email\":\"who@fleet.example\",\"password\":\"drive fast\"}");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(json(unknown).get("detail")).isEqualTo(json(wrong).get("detail"));
    }

    @Test
    void personsOfOneProtocolAreStrangersToTheOther() {
        var email = UUID.randomUUID() + "@roastery.example";
        assertThat(gateway.post("/v1/admin/artisan/import", ADMIN, "{\"tenantId\":\""
                + caller.tenant() + "\",\"users\":[{\"email\":\"" + email
                + "\",\"password\":\"" + PASSWORD + "\"}]}").statusCode()).isEqualTo(200);
        var roaster = new OwnerFixture(gateway, caller.tenant(), "", email);

        assertThat(roaster.login(PASSWORD).statusCode()).isEqualTo(401);
        assertThat(roaster.change("").statusCode()).isEqualTo(409);
        assertThat(gateway.post("/api/v1/accounts/users/authenticate", "none", "{\"email\":\""
                + anna.email() + "\",\"password\":\"" + PASSWORD + "\"}").statusCode())
                .isEqualTo(404);
        var token = json(gateway.post("/api/v1/accounts/users/authenticate", "none",
                "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}"))
                .at("/result/user/token").asString();
        assertThat(get("", token).statusCode()).isEqualTo(401);
        assertThat(gateway.get("/v1/node", anna.token()).statusCode()).isEqualTo(401);
    }

    @Test
    void aPasswordIsStoredHashedAndNeverShown() {
        assertThat(gateway.get("/v1/admin/fleet/users?tenantId=" + caller.tenant(), ADMIN).body())
                .contains(anna.email()).doesNotContain(PASSWORD, "argon2");
        assertThat(kafka.readAll(Topics.NODES)).noneSatisfy(record -> assertThat(
                new String(record.value(), UTF_8)).contains(PASSWORD));
    }

    @Test
    void ownersAreUsersOfTheVehiclesTenant() {
        var stranger = OwnerFixture.of(gateway, gateway.caller(1).tenant());

        assertThat(change("{\"owners\":[\"" + stranger.id() + "\"]}").statusCode())
                .isEqualTo(422);
        assertThat(change("{\"owners\":[\"" + new UUID(1, 1) + "\"]}").statusCode())
                .isEqualTo(422);
        assertThat(json(change("{\"name\":\"Truck\"}")).get("owners").get(0).asString())
                .isEqualTo(anna.id());
    }

    @Test
    void whoeverIsNoOwnerAnyMoreSeesNothingMore() {
        var carl = OwnerFixture.of(gateway, caller.tenant());
        var van = carl.vehicle(NOBODY);
        assertThat(get("/" + van, carl.token()).statusCode()).isEqualTo(200);

        assertThat(gateway.send(gateway.request("/v1/admin/vehicles/" + van, ADMIN)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"owners\":[]}")).build())
                .statusCode()).isEqualTo(200);

        assertThat(get("/" + van, carl.token()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"no-address, password-1, email", "x@y.example, short, password"})
    void aFieldOutOfBoundsIsNamed(String email, String password, String field) {
        var answer = OwnerFixture.put(gateway, caller.tenant(), email,
                ",\"password\":\"" + password + "\"");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asString()).contains("'" + field + "'");
    }

    private HttpResponse<String> change(String body) {
        return gateway.send(gateway.request("/v1/admin/vehicles/" + truck, ADMIN)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> get(String path, String token) {
        return gateway.get("/api/vehicles" + path, token);
    }

    private String asked(String path, String token) {
        var answer = get(path, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("asked").asString();
    }
}
