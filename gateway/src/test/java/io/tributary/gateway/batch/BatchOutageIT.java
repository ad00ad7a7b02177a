package io.tributary.gateway.batch;

import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.schemas.codec.WireSchema;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What devices are told while a part of the hub is away, or a limit is passed. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class BatchOutageIT {
    private FakeProjector projector;
    private LaneAnswerer lanes;
    private GatewayFixture gateway;
    private GatewayFixture.Caller device;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        lanes = LaneAnswerer.start(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.push.delivery-timeout=4s",
                "--tributary.gateway.push.receipt-timeout=5s");
        device = gateway.caller(1);
        projector.goAway();
    }

    @AfterAll
    void close() {
        gateway.close();
        lanes.close();
        projector.close();
    }

    @Test
    void whileTheProjectorIsAwayTheSameBatchMayBeSentAgain() {
        passing(gateway.post("/v1/sync/batch", device.token(),
                Examples.batch(Examples.OBSERVATION, "", ""), "Idempotency-Key", "key-1"));
    }

    @Test
    void whileTheProcessorIsSilentTheSameBatchMayBeSentAgain() {
        lanes.fallSilent();
        try {
            passing(gateway.post("/v1/sync/batch", device.token(), Examples.batch("", "", ""),
                    "Idempotency-Key", "key-2"));
        } finally {
            lanes.speak();
        }
    }

    @Test
    void headersBeyondTheLimitAreRefusedInTheDialectsForm() {
        var refused = gateway.get("/v1/observations", device.token(), "X-Long",
                "x".repeat(20 << 10));

        assertThat(refused.statusCode()).isEqualTo(431);
        assertThat(WireSchema.of("batch", "error-envelope").flaw(json(refused))).isNull();
    }

    private static void passing(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(WireSchema.of("batch", "error-envelope").flaw(json(response))).isNull();
        assertThat(json(response).at("/error/code").asString()).isEqualTo("INTERNAL_ERROR");
        assertThat(json(response).at("/error/retryable").asBoolean()).isTrue();
    }
}
