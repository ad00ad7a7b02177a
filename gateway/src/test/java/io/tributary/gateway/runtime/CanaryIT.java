package io.tributary.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.canary.Canary;
import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.value.CanaryTenant;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A gateway whose own pushes get lost behind it, however green it looks itself. */
@HubInfrastructure
class CanaryIT {
    @Test
    void aGatewayThatGetsNoAnswersIsNotReadyUntilTheyComeAgain(KafkaFixture kafka) {
        try (var projector = new FakeProjector(kafka);
                var answerer = LaneAnswerer.start(kafka);
                var gateway = GatewayFixture.start(kafka, projector.url(),
                        "--tributary.gateway.canary.enabled=true",
                        "--tributary.gateway.canary.interval=100ms",
                        "--tributary.gateway.canary.answer-age-max=2s",
                        "--tributary.gateway.canary.visible-age-max=2s")) {
            becomes(gateway, "/readiness", 200);

            answerer.fallSilent();
            becomes(gateway, "/readiness", 503);
            assertThat(gateway.bean(GatewayHealth.class).health().getStatus().getCode())
                    .isEqualTo("UP");

            answerer.speak();
            becomes(gateway, "/readiness", 200);

            // Nothing has become visible, for the projector says nothing of it.
            becomes(gateway, "/canary", 503);
            assertThat(health(gateway, "/readiness")).isEqualTo(200);
            IntStream.range(0, gateway.bean(Canary.class).partitions() * 16)
                    .forEach(number -> projector.announce(CanaryTenant.of(number), 1_000_000));
            becomes(gateway, "/canary", 200);
        }
    }

    private static void becomes(GatewayFixture gateway, String part, int status) {
        await().atMost(Duration.ofSeconds(60)).until(() -> health(gateway, part) == status);
    }

    private static int health(GatewayFixture gateway, String part) {
        return gateway.send(HttpRequest.newBuilder(URI.create("http://localhost:"
                + gateway.managementPort() + "/actuator/health" + part)).build()).statusCode();
    }
}
