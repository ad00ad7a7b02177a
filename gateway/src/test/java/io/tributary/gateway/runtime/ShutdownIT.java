package io.tributary.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The end of a gateway. */
@HubInfrastructure
class ShutdownIT {
    private static final String BODY = "{\"operations\":[{\"op\":\"delete\",\"type\":\"order\",\"id\":\"o-1\"}]}";

    @Test
    void streamsEndAndPushesUnderWayGetTheirReceipts(KafkaFixture kafka) {
        try (var projector = new FakeProjector(kafka); var answerer = LaneAnswerer.start(kafka)) {
            var gateway = GatewayFixture.start(kafka, projector.url(),
                    "--spring.lifecycle.timeout-per-shutdown-phase=60s",
                    "--tributary.gateway.push.receipt-timeout=60s");
            var caller = gateway.caller(1);
            answerer.fallSilent();
            var push = CompletableFuture.supplyAsync(() -> gateway.post("/v1/push",
                    caller.token(), BODY, "Idempotency-Key", "last"));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> answerer.requests().size() == 1);
            var stream = gateway.open("/v1/pull", caller.token(), "Accept", "text/event-stream");

            var end = CompletableFuture.runAsync(gateway::close);
            assertThat(stream.body().toList()).isNotEmpty();
            answerer.speak();

            assertThat(push.join().statusCode()).isEqualTo(200);
            end.join();
        }
    }
}
