package io.tributary.gateway.fleet;

import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;

/** What readers of the fleet ask the gateway, and what it asks the projector. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class VehicleReadsIT {
    private static final UUID TRUCK = new UUID(7, 7);

    private FakeProjector projector;
    private GatewayFixture gateway;
    private GatewayFixture.Caller caller;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url());
        caller = gateway.caller(1);
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/status", "/alarms", "/channels", "/coverage", "/journal"})
    void aViewOfAVehicleIsThatOfTheCallersTenant(String view) {
        assertThat(asked("/" + TRUCK + view)).startsWith("/internal/v1/tenants/"
                + caller.tenant() + "/vehicles/" + TRUCK + view);
    }

    @Test
    void theListIsPaged() {
        assertThat(asked("")).startsWith("/internal/v1/tenants/" + caller.tenant()
                + "/vehicles?").contains("limit=10000", "offset=0");
        assertThat(asked("?limit=5&offset=10")).contains("limit=5", "offset=10");
    }

    @Test
    void aHistoryIsAskedForInMilliseconds() {
        var uri = asked("/" + TRUCK + "/history?channel_id=3&from=2026-02-22T10:30:00.123Z"
                + "&to=2026-02-22T11:00:00Z&bucket_sec=60&limit=7");

        var query = UriComponentsBuilder.fromUriString(uri).build().getQueryParams()
                .toSingleValueMap();
        assertThat(query).containsEntry("channel", "3").containsEntry("from", "1771756200123")
                .containsEntry("to", "1771758000000").containsEntry("bucket", "60000")
                .containsEntry("limit", "7").hasSize(5);
    }

    @Test
    void aHistoryOfTheLastHourNeedsNoTimes() {
        var query = UriComponentsBuilder
                .fromUriString(asked("/" + TRUCK + "/history?channel_id=3")).build()
                .getQueryParams().toSingleValueMap();

        assertThat(Long.parseLong(query.get("to")) - Long.parseLong(query.get("from")))
                .isEqualTo(3_600_000);
        assertThat(query).doesNotContainKey("bucket");
    }

    @ParameterizedTest
    @CsvSource({"/no-id, id", "/{id}/history, channel_id", "/{id}/history?channel_id=x, channel_id",
            "/{id}/history?channel_id=1&from=yesterday, from",
            "/{id}/history?channel_id=1&from=1960-01-01T00:00:00Z, from",
            "/{id}/history?channel_id=1&from=2026-02-22T10:30:00Z&to=2026-02-22T10:30:00Z, from",
            "/{id}/history?channel_id=1&bucket_sec=0, bucket_sec",
            "/{id}/alarms?all=maybe, all",
            "/{id}/journal?before=+1000000000-12-31T23:59:59Z, before",
            "?limit=0, limit", "?limit=10001, limit", "?offset=-1, offset"})
    void aParameterOutOfBoundsIsNamed(String path, String name) {
        var answer = gateway.get("/api/vehicles" + path.replace("{id}", TRUCK.toString())
                .replace("+", "%2B"), caller.token());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asString()).contains("'" + name + "'");
    }

    @Test
    void aVehicleThatIsNotThereIsNotFoundAndAStrangerIsNobody() {
        assertThat(gateway.get("/api/vehicles/" + new UUID(0, 0) + "/status", caller.token())
                .statusCode()).isEqualTo(404);
        assertThat(gateway.get("/api/vehicles", "no-token").statusCode()).isEqualTo(401);
    }

    private String asked(String path) {
        var answer = gateway.get("/api/vehicles" + path, caller.token());
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer).get("asked").asString();
    }
}
