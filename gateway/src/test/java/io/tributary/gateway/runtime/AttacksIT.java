package io.tributary.gateway.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.GatewayFixture.Caller;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.gateway.http.BodyRoom;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What is sent to bring the hub down is refused, and what the heap holds meanwhile stays small. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class AttacksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MIB = 1 << 20;
    /** What may live on the heap more than before, this test's own copies included. */
    private static final long GROWTH_MAX = 192 * MIB;
    private static final int AT_A_TIME = 16;
    private static final int CONNECTIONS = 10_000;

    private FakeProjector projector;
    private LaneAnswerer processor;
    private GatewayFixture gateway;
    private Caller caller;
    private long before;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        processor = LaneAnswerer.start(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.http.head-timeout=2s",
                "--tributary.gateway.http.body-timeout=2s");
        caller = gateway.caller(1);
        assertThat(push()).isEqualTo(200);
        before = liveHeap();
    }

    @AfterAll
    void close() {
        gateway.close();
        processor.close();
        projector.close();
    }

    private int push() {
        return gateway.post("/v1/push", caller.token(),
                "{\"operations\":[{\"op\":\"put\",\"type\":\"order\",\"id\":\"o\",\"data\":{}}]}",
                "Idempotency-Key", "honest").statusCode();
    }

    /** What is reachable on the heap, in bytes. */
    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private HttpRequest packed(String path, byte[] body) {
        return request(path).header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body)).build();
    }

    private HttpRequest plain(String path, String body) {
        return request(path).POST(BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder request(String path) {
        return gateway.request(path, caller.token(), "Content-Type", "application/json",
                "Idempotency-Key", "attack", "X-Tenant-ID", caller.tenant().toString());
    }

    /** Sends the request that often, and looks at the heap in the middle of it. */
    private Set<Integer> statuses(int times, HttpRequest request) {
        var statuses = ConcurrentHashMap.<Integer>newKeySet();
        var answered = new AtomicInteger();
        var most = new AtomicLong();
        Flux.range(0, times)
                .flatMap(_ -> Mono.fromCallable(() -> gateway.send(request))
                        .subscribeOn(Schedulers.boundedElastic()), AT_A_TIME)
                .doOnNext(answer -> {
                    statuses.add(answer.statusCode());
                    if (answered.incrementAndGet() == times / 2) {
                        most.set(liveHeap());
                    }
                }).blockLast(PATIENCE);
        assertThat(answered).hasValue(times);
        assertThat(most.get() - before).isLessThan(GROWTH_MAX);
        await().atMost(PATIENCE).until(() -> gateway.bean(BodyRoom.class).bytes() == 0);
        assertThat(push()).isEqualTo(200);
        return statuses;
    }

    private static byte[] gzip(String start, String piece, int pieces) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(start.getBytes(UTF_8));
            var bytes = piece.getBytes(UTF_8);
            for (int i = 0; i < pieces; i++) {
                gzip.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Test
    void aThousandZipBombsAreRefusedWhileTheyUnpack() {
        var bomb = gzip("{\"a\":\"", " ".repeat(1 << 16), 256);

        assertThat(statuses(1000, packed("/v1/push", bomb))).containsExactly(413);
    }

    @Test
    void bombsWithinTheRatioAreRefusedAtTheSizeAndLeaveNothing() {
        // Numbers unpack to some five times their size.
        var many = IntStream.range(0, 60_000).mapToObj(i -> Integer.toString(i * 7919))
                .collect(Collectors.joining(","));
        var bomb = gzip("{\"a\":[", many + ",".repeat(many.length()), 16);

        assertThat(bomb.length).isGreaterThan(17 * (int) MIB / 100).isLessThan(4 * (int) MIB);
        assertThat(statuses(16, packed("/v1/push", bomb))).isSubsetOf(413, 429, 503).contains(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/push", "/v1/sync/batch", "/sync/push", "/api/sync/push/",
            "/api/sync/exchange"})
    void jsonOfAHundredThousandLevelsIsRefused(String path) {
        var deep = "{\"operations\":[{\"op\":\"put\",\"type\":\"o\",\"id\":\"o\",\"data\":{\"a\":"
                + "[".repeat(100_000) + "]".repeat(100_000) + "}}]}";

        assertThat(statuses(32, plain(path, deep))).isSubsetOf(400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/push", "/v1/sync/batch", "/sync/push", "/api/sync/push/",
            "/api/sync/exchange"})
    void aMillionTinyFieldsAreRefused(String path) {
        var fields = IntStream.range(0, 1_000_000).mapToObj(i -> "\"" + Integer.toString(i, 36)
                + "\":1").collect(Collectors.joining(","));
        var body = "{\"operations\":[{\"op\":\"put\",\"type\":\"o\",\"id\":\"o\",\"data\":{"
                + fields
                + "}}]}";

        assertThat(statuses(12, packed(path, gzip(body, "", 0)))).isSubsetOf(400, 413, 422, 429,
                503)
                .containsAnyOf(400, 413, 422);
    }

    @Test
    void connectionsThatSendTheirHeadByteByByteAreClosedWhileOthersAreServed() throws IOException {
        var slow = connect(connections());
        assertThat(slow).hasSizeGreaterThan(1000);
        assertThat(send(slow, "POST /v1/push HTTP/1.1\r\nHost: localhost\r\nX-Slow: "))
                .isEqualTo(slow.size());

        await().atMost(PATIENCE).until(() -> {
            assertThat(push()).isEqualTo(200);
            return send(slow, "a") == 0;
        });
        assertThat(liveHeap() - before).isLessThan(GROWTH_MAX);
        for (var channel : slow) {
            channel.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectionsThatSendTheirBodyByteByByteAreClosed(boolean known) throws IOException {
        var slow = connect(500);
        send(slow, "POST /v1/push HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Idempotency-Key: slow\r\nContent-Length: 100000\r\nAuthorization: Bearer "
                + (known ? caller.token() : "nobody") + "\r\n\r\n{");

        await().atMost(PATIENCE).until(() -> {
            assertThat(push()).isEqualTo(200);
            return send(slow, " ") == 0;
        });
        await().atMost(PATIENCE).until(() -> gateway.bean(BodyRoom.class).bytes() == 0);
        for (var channel : slow) {
            channel.close();
        }
    }

    @Test
    void aBodyThatComesTooSlowlyIsAnsweredWhileTheConnectionEnds() throws IOException {
        try (var socket = new Socket("localhost", gateway.port())) {
            socket.getOutputStream().write(("POST /v1/push HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nIdempotency-Key: slow-one\r\n"
                    + "Authorization: Bearer " + caller.token()
                    + "\r\nContent-Length: 1000\r\n\r\n{").getBytes(UTF_8));

            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW")
                    .containsIgnoringCase("connection: close");
        }
    }

    /** As many as there may be, of which each takes two descriptors of this process. */
    private static int connections() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
        return (int) Math.min(CONNECTIONS, free / 2 - 200);
    }

    private List<SocketChannel> connect(int number) throws IOException {
        var address = new InetSocketAddress("localhost", gateway.port());
        var channels = new ArrayList<SocketChannel>();
        for (int i = 0; i < number; i++) {
            var channel = SocketChannel.open(address);
            channel.configureBlocking(false);
            channels.add(channel);
        }
        return channels;
    }

    /** How many of them are still open after that was sent. */
    private static int send(List<SocketChannel> channels, String text) {
        var bytes = text.getBytes(UTF_8);
        return (int) channels.stream().filter(channel -> isOpenAfter(channel, bytes)).count();
    }

    private static boolean isOpenAfter(SocketChannel channel, byte[] bytes) {
        try {
            channel.write(ByteBuffer.wrap(bytes));
            return channel.read(ByteBuffer.allocate(256)) >= 0;
        } catch (IOException e) {
            // Closed by the other side while this one still wrote.
            return false;
        }
    }
}
