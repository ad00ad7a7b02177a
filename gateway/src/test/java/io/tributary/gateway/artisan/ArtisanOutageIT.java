package io.tributary.gateway.artisan;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Trouble that passes ends the connection without an answer: the program would give up its roast
 * after three answers of failure, and its password after one (contract sections 3 and 5.6).
 */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class ArtisanOutageIT {
    private static final String ID = "5d6f1b0e9c3a4f7e8b2d1c0a9f8e7d6c";
    private static final String ROAST = "{\"roast_id\":\"" + ID + "\",\"amount\":3,"
            + "\"date\":\"2026-03-01T09:14:05.120Z\",\"modified_at\":\"2026-03-01T09:27:12.345Z\"}";

    private FakeProjector projector;
    private LaneAnswerer answerer;
    private GatewayFixture gateway;
    private String token;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        answerer = LaneAnswerer.start(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.push.receipt-timeout=2s",
                "--tributary.gateway.push.delivery-timeout=1900ms",
                "--tributary.gateway.artisan.answer-timeout=6s");
        var tenant = gateway.caller(1).tenant();
        ok(gateway.post("/v1/admin/artisan/import", ADMIN, "{\"tenantId\":\"" + tenant
                + "\",\"users\":[{\"email\":\"anna@outage.example\",\"password\":\"roast-well\"}]}"));
        token = json(ok(gateway.post("/api/v1/accounts/users/authenticate", "none",
                "{\"email\":\"anna@outage.example\",\"password\":\"roast-well\"}")))
                .get("result").get("user").get("token").asString();
    }

    @AfterEach
    void comeBack() {
        answerer.speak();
        projector.comeBack();
    }

    @AfterAll
    void close() {
        gateway.close();
        answerer.close();
        projector.close();
    }

    private static HttpResponse<String> ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    /** By a client of its own: on a connection that was used before, Java asks once more by itself. */
    private void assertNoAnswer(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request.build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    private HttpRequest.Builder sent() {
        return gateway.request("/api/v1/aroast", token).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ROAST));
    }

    private HttpRequest.Builder asked() {
        return gateway.request("/api/v1/aroast/" + ID, token).GET();
    }

    @Test
    void aRoastThatNobodyDecidesOnIsNotAnswered() {
        answerer.fallSilent();

        assertNoAnswer(sent());
    }

    @Test
    void aRoastThatCannotBeReadYetIsNotAcknowledged() {
        projector.goAway();

        assertNoAnswer(sent());
    }

    @Test
    void aRoastThatCannotBeLookedForIsNotSaidToBeGone() {
        projector.goAway();

        assertNoAnswer(asked());
    }

    @Test
    void aRoastThatIsDecidedOnAndNotShownYetIsNotSaidToBeGone() {
        assertNoAnswer(asked());
    }

    @Test
    void aMistakeOfTheCallerIsAnsweredEvenThen() {
        answerer.fallSilent();
        projector.goAway();

        var refused = gateway.post("/api/v1/aroast", token, "{}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("success").asBoolean()).isFalse();
        assertThat(gateway.get("/api/v1/aroast/" + ID, "of-nobody").statusCode()).isEqualTo(401);
    }
}
