package io.tributary.gateway.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.pull.OpenPulls;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A streamed first load that nobody reads. */
@HubInfrastructure
class SlowReadersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void aReaderWhoDoesNotReadIsCutOff(KafkaFixture kafka) throws IOException {
        try (var projector = new FakeProjector(kafka);
                var gateway = GatewayFixture.start(kafka, projector.url(),
                        "--tributary.gateway.pull.stall-timeout=1s");
                var socket = new Socket("localhost", gateway.port())) {
            var reader = gateway.caller(1);
            projector.showAll(reader.tenant(), "order", 100, "\"" + "a".repeat(200_000) + "\"");
            var open = gateway.bean(OpenPulls.class).bulk();
            socket.getOutputStream().write(("GET /v1/pull HTTP/1.1\r\nHost: localhost\r\n"
                    + "Accept: application/x-ndjson\r\nAuthorization: Bearer " + reader.token()
                    + "\r\n\r\n").getBytes(UTF_8));

            // The answer has begun once there is something that could be read.
            await().atMost(PATIENCE).until(() -> socket.getInputStream().available() > 0);
            await().atMost(PATIENCE).until(() -> open.taken() == 0);
        }
    }
}
