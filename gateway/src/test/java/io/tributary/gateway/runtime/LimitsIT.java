package io.tributary.gateway.runtime;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.GatewayFixture.Caller;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.gateway.http.BodyRoom;
import io.tributary.gateway.pull.OpenPulls;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What is refused once a node, a tenant or the hub has had enough. A node may do 400 operations at
 * once and its tenant 600; each further one takes a second, so that the tests are too fast for any.
 */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class LimitsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private FakeProjector projector;
    private LaneAnswerer processor;
    private GatewayFixture gateway;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        processor = LaneAnswerer.start(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.limit.node.operations-per-second=1",
                "--tributary.gateway.limit.node.operations-burst=400",
                "--tributary.gateway.limit.node.bytes-per-second=1KB",
                "--tributary.gateway.limit.node.bytes-burst=1MB",
                "--tributary.gateway.limit.node.waiting-max=1",
                "--tributary.gateway.limit.node.streams-max=1",
                "--tributary.gateway.limit.tenant.operations-per-second=1",
                "--tributary.gateway.limit.tenant.operations-burst=600",
                "--tributary.gateway.limit.tenant.streams-max=2",
                "--tributary.gateway.limit.failures.per-minute=1",
                "--tributary.gateway.limit.failures.burst=5",
                "--tributary.gateway.http.body-max=500KB",
                "--tributary.gateway.http.inflated-max=500KB",
                "--tributary.gateway.http.bodies-max=2MB");
    }

    @AfterAll
    void close() {
        gateway.close();
        processor.close();
        projector.close();
    }

    private HttpResponse<String> ask(Caller caller) {
        return gateway.get("/v1/node", caller.token());
    }

    private static String push(int operations) {
        return IntStream.range(0, operations)
                .mapToObj(i -> "{\"op\":\"put\",\"type\":\"order\",\"id\":\"o-" + i
                        + "\",\"data\":{}}")
                .collect(Collectors.joining(",", "{\"operations\":[", "]}"));
    }

    private HttpResponse<String> send(Caller caller, String key, String body) {
        return gateway.post("/v1/push", caller.token(), body, "Idempotency-Key", key);
    }

    /** One more node of the same tenant. */
    private String another(Caller caller, String code) {
        return json(gateway.post("/v1/admin/nodes", ADMIN,
                "{\"tenantId\":\"" + caller.tenant() + "\",\"code\":\"" + code
                        + "\",\"name\":\"Till\",\"protocol\":\"native\"}"))
                .get("token").asString();
    }

    private static void assertTooMany(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        assertThat(answer.headers().firstValue("Backoff")).isEmpty();
    }

    @Test
    void whoHasUsedUpTheirShareIsToldSoInEachDialectsOwnForm() {
        var caller = gateway.caller(1);
        assertThat(send(caller, "all-of-it", push(500)).statusCode()).isEqualTo(200);

        var plain = ask(caller);
        assertTooMany(plain);
        assertThat(json(plain).get("code").asString()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(json(plain).get("detail").asString())
                .isEqualTo("this node's share of operations is used up");

        var batch = gateway.get("/v1/observations", caller.token());
        assertTooMany(batch);
        assertThat(json(batch).at("/error/retryable").asBoolean()).isTrue();
        assertTooMany(gateway.get("/v1/observations", "none", "X-Device-Token", caller.token()));

        var exchange = gateway.get("/api/sync/nodes", caller.token());
        assertTooMany(exchange);
        assertThat(json(exchange).at("/error/code").asString()).isEqualTo("HTTP_429");

        var lamport = gateway.get("/sync/conflicts", caller.token(), "X-Tenant-ID",
                caller.tenant().toString());
        assertTooMany(lamport);
        assertThat(json(lamport).get("detail").asString()).contains("used up");
        assertTooMany(gateway.get("/api/sync/conflicts/", caller.token()));

        assertTooMany(gateway.get("/api/vehicles", caller.token()));
        assertTooMany(gateway.get("/api/vehicles/00000000-0000-0000-0000-000000000000/live"
                + "?token=" + caller.token(), "none"));
    }

    @Test
    void theDialectArtisanSaysSoByBreakingTheConnection() throws IOException {
        var caller = gateway.caller(1);
        var email = UUID.randomUUID() + "@limits.example";
        gateway.made("/v1/admin/artisan/import", "{\"tenantId\":\"" + caller.tenant()
                + "\",\"users\":[{\"email\":\"" + email + "\",\"password\":\"roast-well\"}]}");
        var token = json(gateway.post("/api/v1/accounts/users/authenticate", "none",
                "{\"email\":\"" + email + "\",\"password\":\"roast-well\"}"))
                .at("/result/user/token").asString();
        assertThat(stock(token)).startsWith("HTTP/1.1 ");

        assertThat(send(caller, "all-of-it", push(4000)).statusCode()).isEqualTo(200);

        // An answer of failure would make the program forget its password.
        assertThat(stock(token)).isEmpty();
    }

    /** All that comes over a connection of its own. */
    private String stock(String token) throws IOException {
        try (var socket = new Socket("localhost", gateway.port())) {
            socket.getOutputStream().write(("GET /api/v1/acoffees?today=2026-03-01 HTTP/1.1\r\n"
                    + "Host: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token
                    + "\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void anAddressWhoseCredentialsAreRefusedTooOftenIsToldToPauseAndItsGoodOnesGoThrough() {
        var caller = gateway.caller(1);
        for (int i = 0; i < 5; i++) {
            assertThat(gateway.get("/v1/node", "guess-" + i).statusCode()).isEqualTo(401);
        }

        var refused = gateway.get("/v1/node", "guess");
        assertTooMany(refused);
        assertThat(json(refused).get("detail").asString()).contains("this address");
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertTooMany(gateway.get("/v1/observations", "guess"));
        assertTooMany(gateway.get("/api/sync/nodes", "guess"));
        assertTooMany(gateway.post("/api/sync/register", "none",
                "{\"code\":\"a\",\"name\":\"a\"}", "X-Enrolment-Credential", "guess"));
        assertTooMany(gateway.get("/v1/admin/tenants", "guess"));
        assertTooMany(gateway.post("/auth/login", "none",
                "{\"email\":\"x@limits.example\",\"password\":\"guess\"}"));
        assertThatThrownBy(() -> gateway.post("/api/v1/accounts/users/authenticate", "none",
                "{\"email\":\"x@limits.example\",\"password\":\"guess\"}"))
                .hasCauseInstanceOf(IOException.class);

        assertThat(ask(caller).statusCode()).isEqualTo(200);
        assertThat(gateway.get("/v1/admin/tenants", ADMIN).statusCode()).isEqualTo(200);
    }

    @Test
    void aPushIsDoneWholeAndPaidForAfterwards() {
        var caller = gateway.caller(1);

        var answer = send(caller, "large", push(550));
        assertThat(json(answer).get("outcomes").size()).isEqualTo(550);

        var refused = ask(caller);
        assertTooMany(refused);
        // 1 for the request, 550 for its operations, 400 were there, and 1 is needed.
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(100L, 152L);
    }

    @Test
    void aTenantsNodesShareWhatIsTheTenantsAndNoOtherTenantNotices() {
        var caller = gateway.caller(1);
        var other = another(caller, "till-2");
        var third = another(caller, "till-3");
        assertThat(send(caller, "mine", push(300)).statusCode()).isEqualTo(200);
        assertThat(gateway.post("/v1/push", other, push(4000), "Idempotency-Key", "its")
                .statusCode())
                .isEqualTo(200);

        var refused = gateway.get("/v1/node", third);
        assertTooMany(refused);
        assertThat(json(refused).get("detail").asString())
                .isEqualTo("this tenant's share of operations is used up");
        assertThat(ask(gateway.caller(1)).statusCode()).isEqualTo(200);
    }

    @Test
    void whoNearsTheirLimitIsAskedToPauseWithASuccess() {
        var caller = gateway.caller(1);
        assertThat(ask(caller).headers().firstValue("Backoff")).isEmpty();

        var last = send(caller, "most", push(395));
        assertThat(last.statusCode()).isEqualTo(200);

        var answer = ask(caller);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Backoff").orElseThrow()).isBetween(1L, 80L);
    }

    @Test
    void bytesOfBodiesAndOfAnswersArePaidForToo() {
        var sender = gateway.caller(1);
        var large = "{\"operations\":[{\"op\":\"put\",\"type\":\"order\",\"id\":\"o\",\"data\":{"
                + IntStream.range(0, 2).mapToObj(i -> "\"f" + i + "\":\"" + "a".repeat(100_000)
                        + "\"")
                        .collect(Collectors.joining(","))
                + "}}]}";
        for (int i = 0; i < 6; i++) {
            send(sender, "k-" + i, large);
        }
        assertTooMany(ask(sender));

        var reader = gateway.caller(1);
        projector.showAll(reader.tenant(), "order", 6, "\"" + "a".repeat(200_000) + "\"");
        assertThat(gateway.get("/v1/pull", reader.token()).body()).hasSizeGreaterThan(1_000_000);
        var refused = ask(reader);
        assertTooMany(refused);
        assertThat(json(refused).get("detail").asString())
                .isEqualTo("this node's share of bytes is used up");
    }

    @Test
    void eventStreamsOfANodeAndATenantAreBounded() {
        var caller = gateway.caller(1);
        var second = another(caller, "till-2");
        var third = another(caller, "till-3");
        try (var one = gateway.open("/v1/pull", caller.token(), "Accept", "text/event-stream")
                .body();
                var two = gateway.open("/v1/pull", second, "Accept", "text/event-stream").body()) {
            assertThat(one.findFirst()).isPresent();
            assertThat(two.findFirst()).isPresent();

            assertTooMany(gateway.get("/v1/pull", caller.token(), "Accept", "text/event-stream"));
            assertTooMany(gateway.get("/v1/pull", third, "Accept", "text/event-stream"));
        }
    }

    @Test
    void waitingPullsOfANodeAreBounded() throws IOException {
        var caller = gateway.caller(1);
        var waiting = gateway.bean(OpenPulls.class).waiting();
        try (var socket = new Socket("localhost", gateway.port())) {
            socket.getOutputStream().write(("GET /v1/pull?wait=60 HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + caller.token() + "\r\n\r\n").getBytes(UTF_8));
            await().atMost(PATIENCE).until(() -> waiting.taken() == 1);

            assertTooMany(gateway.get("/v1/pull?wait=60", caller.token()));
            assertThat(gateway.get("/v1/pull", caller.token()).statusCode()).isEqualTo(200);
        }
        await().atMost(PATIENCE).until(() -> waiting.taken() == 0);
    }

    /** Sends the most of a large body and holds the rest back. */
    private Socket half(String token, String half) throws IOException {
        var socket = new Socket("localhost", gateway.port());
        socket.getOutputStream().write(("POST /v1/push HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nIdempotency-Key: k\r\n"
                + "Authorization: Bearer " + token
                + "\r\nContent-Length: 500000\r\n\r\n" + half).getBytes(UTF_8));
        return socket;
    }

    @Test
    void bodiesTakeHalfOfTheRoomForATenantAndAllOfItForAllUntilTheyAreGone() throws IOException {
        var caller = gateway.caller(1);
        var other = gateway.caller(1);
        var third = gateway.caller(1);
        var room = gateway.bean(BodyRoom.class);
        var half = "a".repeat(450_000);
        var whole = "{\"a\":\"" + half + "\"}";
        var senders = new ArrayList<Socket>();
        try {
            senders.add(half(caller.token(), half));
            senders.add(half(another(caller, "till-2"), half));
            await().atMost(PATIENCE).until(() -> room.bytes() == 2L * half.length());

            assertTooMany(send(caller, "k", whole));
            var batch = gateway.post("/v1/observations", caller.token(), whole,
                    "Idempotency-Key", "k");
            assertTooMany(batch);
            assertThat(json(batch).at("/error/retryable").asBoolean()).isTrue();
            assertThat(send(other, "k", whole).statusCode()).isEqualTo(400);

            senders.add(half(other.token(), half));
            senders.add(half(other.token(), half));
            await().atMost(PATIENCE).until(() -> room.bytes() == 4L * half.length());

            var refused = send(third, "k", whole);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(send(third, "k", push(1)).statusCode()).isEqualTo(200);
        } finally {
            for (var socket : senders) {
                socket.close();
            }
        }
        await().atMost(PATIENCE).until(() -> room.bytes() == 0);
        assertThat(send(caller, "k", whole).statusCode()).isEqualTo(400);
    }
}
