package io.tributary.gateway.runtime;

import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.push.Admission;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.RestartableKafka;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A gateway whose Kafka goes away and comes back. */
@HubInfrastructure
class OutageIT {
    private static final String BODY = "{\"operations\":[{\"op\":\"delete\",\"type\":\"order\",\"id\":\"o-1\"}]}";
    private static final String[] ASYNC = {"Prefer", "respond-async", "Idempotency-Key", "k"};

    @Test
    void withoutKafkaTheCallerLearnsThatTheSameKeyIsSafeAndCanUseItLater(RestartableKafka kafka) {
        try (var projector = new FakeProjector(kafka.kafka());
                var gateway = GatewayFixture.start(kafka.kafka(), projector.url())) {
            var caller = gateway.caller(1);
            assertThat(gateway.post("/v1/push", caller.token(), BODY, ASYNC).statusCode())
                    .isEqualTo(202);

            kafka.stop();

            var away = gateway.post("/v1/push", caller.token(), BODY, ASYNC);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(json(away).get("code").asString()).isIn("OUTCOME_UNKNOWN", "UNAVAILABLE");
            assertThat(away.headers().firstValue("Retry-After")).isPresent();
            assertThat(gateway.get("/v1/node", caller.token()).statusCode()).isEqualTo(200);
            assertThat(gateway.get("/v1/pull", caller.token()).statusCode()).isEqualTo(200);
            assertThat(gateway.bean(Admission.class).bytes()).isZero();
            // Needs nothing but its entry in the audit, and is not done without it.
            assertThat(gateway.post("/v1/node/pull-token", caller.token(), "").statusCode())
                    .isEqualTo(503);

            kafka.start();

            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(
                    gateway.post("/v1/push", caller.token(), BODY, ASYNC).statusCode())
                    .isEqualTo(202));
        }
    }
}
