package io.tributary.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who holds connections and says nothing. */
@HubInfrastructure
class ConnectionCapIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX = 50;

    @Test
    void oneConnectionTooManyIsClosedAtOnceAndIdleOnesMakeRoom(KafkaFixture kafka)
            throws IOException {
        try (var projector = new FakeProjector(kafka);
                var gateway = GatewayFixture.start(kafka, projector.url(),
                        "--tributary.gateway.http.connections-max=" + MAX,
                        "--server.netty.idle-timeout=2s")) {
            var cap = gateway.bean(ConnectionCap.class);
            var silent = connect(gateway.port(), MAX);
            await().atMost(PATIENCE).until(() -> cap.open() == MAX);

            for (var tooMany : connect(gateway.port(), 20)) {
                assertThat(isClosed(tooMany)).isTrue();
            }
            for (var idle : silent) {
                assertThat(isClosed(idle)).isTrue();
            }
            assertThat(gateway.get("/v1/health", "nobody").statusCode()).isEqualTo(200);
        }
    }

    private static List<Socket> connect(int port, int number) throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < number; i++) {
            var socket = new Socket("localhost", port);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            sockets.add(socket);
        }
        return sockets;
    }

    /** Waits until the other side has closed it. */
    private static boolean isClosed(Socket socket) throws IOException {
        try (socket) {
            return socket.getInputStream().read() < 0;
        }
    }
}
