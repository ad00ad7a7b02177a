package io.tributary.gateway.fleet.live;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.GatewayFixture.Caller;
import io.tributary.gateway.fixture.OwnerFixture;
import io.tributary.gateway.fixture.VehicleFixture;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watching a vehicle. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class LiveIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    private FakeProjector projector;
    private GatewayFixture gateway;
    private Caller caller;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.fleet.pulling=false",
                "--tributary.gateway.fleet.vehicle.networks=127.0.0.0/8",
                "--tributary.gateway.fleet.vehicle.api-key=" + VehicleFixture.KEY,
                "--tributary.gateway.fleet.live.interval=100ms",
                "--tributary.gateway.fleet.live.stale-after=1h");
        caller = gateway.caller(1);
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    private String register(VehicleFixture vehicle) {
        return json(gateway.post("/v1/admin/vehicles", ADMIN, "{\"tenantId\":\""
                + caller.tenant() + "\",\"name\":\"T\",\"baseUrl\":\"" + vehicle.url() + "\"}"))
                .get("id").asString();
    }

    private Watcher watch(HttpClient client, String vehicle, String token) {
        var ears = new Ears();
        return new Watcher(ears, client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + gateway.port() + "/ws/vehicles/"
                        + vehicle + "/live?token=" + token), ears)
                .join());
    }

    /** Whoever watches over a WebSocket. */
    private record Watcher(Ears ears, WebSocket socket) {
        JsonNode awaitStatus(String status) {
            return await().atMost(PATIENCE).until(() -> {
                var heard = new ArrayList<JsonNode>();
                ears.heard.drainTo(heard);
                return heard.stream()
                        .filter(live -> live.get("status").asString().equals(status))
                        .findFirst();
            }, Optional::isPresent).orElseThrow();
        }

        int heard() {
            return ears.heard.size();
        }
    }

    /** Hears what comes. */
    private static final class Ears implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data,
                boolean last) {
            text.append(data);
            if (last) {
                heard.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    @Test
    void aWatcherSeesTheNewestValuesAndWhetherTheyAreOld() {
        try (var vehicle = new VehicleFixture(); var client = HttpClient.newHttpClient()) {
            var watcher = watch(client, register(vehicle), caller.token());

            assertThat(watcher.awaitStatus("stale").get("data")).isEmpty();
            long now = System.currentTimeMillis();
            vehicle.measure(now, 2.5);
            var live = watcher.awaitStatus("online").get("data").get(0);
            assertThat(live.get("channel_id").asInt()).isEqualTo(1);
            assertThat(live.get("value").asDouble()).isEqualTo(2.5);
            vehicle.breakAt("/data/latest", VehicleFixture.status(503));
            var offline = watcher.awaitStatus("offline");
            assertThat(offline.get("data").isNull()).isTrue();
            watcher.socket().abort();
        }
    }

    @Test
    void aVehicleIsAskedOnceForAllAndNotAtAllForNobody() {
        try (var vehicle = new VehicleFixture(); var client = HttpClient.newHttpClient()) {
            var id = register(vehicle);
            assertThat(vehicle.askedPaths()).isEmpty();

            var watchers = IntStream.range(0, 10)
                    .mapToObj(_ -> watch(client, id, caller.token())).toList();

            watchers.forEach(watcher -> await().atMost(PATIENCE)
                    .until(() -> watcher.heard() >= 5));
            // Each of the ten has heard at least five; had each its own, there would be fifty.
            int heard = watchers.stream().mapToInt(watcher -> watcher.heard()).sum();
            assertThat(vehicle.asked("/data/latest").size()).isLessThan(heard / 2);
            watchers.forEach(watcher -> watcher.socket().abort());
            await().atMost(PATIENCE)
                    .until(() -> gateway.bean(Lives.class).watchedNow() == 0);
        }
    }

    @Test
    void theSameValuesComeAsEvents() {
        try (var vehicle = new VehicleFixture()) {
            var id = register(vehicle);
            vehicle.measure(System.currentTimeMillis(), 7);

            try (var lines = gateway.open("/api/vehicles/" + id + "/live", caller.token())
                    .body()) {
                var event = lines.filter(line -> line.startsWith("data: ")).findFirst()
                        .orElseThrow();
                assertThat(JSON.readTree(event.substring("data: ".length())).get("status")
                        .asString()).isEqualTo("online");
            }
        }
    }

    @Test
    void whoeverMayNotWatchIsRefusedBeforeAnythingIsAsked() {
        try (var vehicle = new VehicleFixture(); var client = HttpClient.newHttpClient()) {
            var id = register(vehicle);
            var stranger = gateway.caller(1);

            assertThat(refusal(client, id, "wrong")).isEqualTo(401);
            assertThat(refusal(client, id, stranger.token())).isEqualTo(404);
            assertThat(gateway.get("/api/vehicles/" + id + "/live", "wrong").statusCode())
                    .isEqualTo(401);
            assertThat(vehicle.askedPaths()).isEmpty();
        }
    }

    @Test
    void aPersonWatchesTheirOwnVehiclesWhileTheyOwnThemAndTheOperatorAny() {
        try (var vehicle = new VehicleFixture(); var client = HttpClient.newHttpClient()) {
            var anna = OwnerFixture.of(gateway, caller.tenant());
            var ben = OwnerFixture.of(gateway, caller.tenant());
            var id = anna.vehicle(vehicle.url());
            assertThat(refusal(client, id, ben.token())).isEqualTo(404);

            var annas = watch(client, id, anna.token());
            var operators = watch(client, id, ADMIN);

            annas.awaitStatus("stale");
            operators.awaitStatus("stale");
            anna.change(",\"disabled\":true");
            await().atMost(PATIENCE).until(annas.socket()::isInputClosed);
            operators.awaitStatus("stale");
            operators.socket().abort();
        }
    }

    private int refusal(HttpClient client, String vehicle, String token) {
        var status = new int[1];
        assertThatThrownBy(() -> watch(client, vehicle, token))
                .isInstanceOf(CompletionException.class)
                .cause().isInstanceOfSatisfying(WebSocketHandshakeException.class,
                        refused -> status[0] = refused.getResponse().statusCode());
        return status[0];
    }
}
