package io.tributary.gateway.native_;

import static io.tributary.gateway.fixture.GatewayFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.GatewayFixture.Caller;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.gateway.fixture.LogLines;
import io.tributary.gateway.push.KafkaPushes;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.trace.TraceHeaders;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.NodeId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Pushes over HTTP to a real broker and back. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class PushIT {
    private static final String ONE = """
            {"operations":[{"op":"put","type":"order","id":"o-1","data":{"total":3,"by":"ann"}}]}""";

    private KafkaFixture kafka;
    private FakeProjector projector;
    private LaneAnswerer answerer;
    private GatewayFixture gateway;
    private GatewayFixture impatient;
    private Caller caller;

    @BeforeAll
    void start(KafkaFixture broker) {
        kafka = broker;
        projector = new FakeProjector(kafka);
        answerer = LaneAnswerer.start(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.push.receipt-timeout=60s",
                "--tributary.gateway.push.delivery-timeout=50s",
                "--tributary.gateway.push.inquiry-timeout=60s");
        impatient = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.push.inquiry-timeout=500ms");
        caller = gateway.caller(1);
    }

    @AfterEach
    void speakAgain() {
        answerer.speak();
    }

    @AfterAll
    void close() {
        impatient.close();
        gateway.close();
        answerer.close();
        projector.close();
    }

    private HttpResponse<String> push(String key, String body, String... headers) {
        return gateway.send(gateway.request("/v1/push", caller.token(), headers)
                .header("Idempotency-Key", key).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build());
    }

    @Test
    void aPushIsAnsweredWithItsReceipt() {
        var answer = push("receipt", ONE);

        assertThat(answer.statusCode()).isEqualTo(200);
        var receipt = json(answer);
        assertThat(receipt.get("pushId").asString()).hasSize(36);
        assertThat(receipt.get("cursor").asString()).isNotEmpty();
        assertThat(receipt.get("outcomes").get(0).toString()).isEqualTo("""
                {"index":0,"status":"accepted","type":"order","id":"o-1","version":1,"seq":1,\
                "lamport":1,"rule":"first-write"}""");
    }

    @Test
    void aRepeatedPushGetsTheSameBytesAndIsMarked() {
        var first = push("again", ONE);

        var second = push("again",
                """
                {"operations":[{"data":{"by":"ann","total":3.0},"id":"o-1","type":"order","op":"put"}]}""");

        assertThat(first.headers().firstValue("Idempotent-Replay")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void aKeyThatStandsForAnotherBodyIsRefused() {
        push("reused", ONE);

        var answer = push("reused", ONE.replace("ann", "bob"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("code").asString()).isEqualTo("KEY_REUSED");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void aPushWithoutAKeyIsRefused() {
        var answer = gateway.post("/v1/push", caller.token(), ONE);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").asString()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void aGapIsRefusedWithTheExpectedNumber() {
        var answer = push("gap", numbered(1, LaneAnswerer.GAP));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).get("expectedSequence").asLong()).isEqualTo(7);
    }

    @Test
    void aStaleEpochIsRefusedWithTheCurrentOne() {
        var answer = push("stale", numbered(LaneAnswerer.STALE, 1));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).get("currentEpoch").asLong()).isEqualTo(5);
    }

    @Test
    void withoutAReceiptTheCallerLearnsThatTheSameKeyIsSafe() {
        answerer.fallSilent();
        var silenced = impatient.caller(1);
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        HttpResponse<String> answer;
        try (var said = LogLines.of(KafkaPushes.class)) {
            answer = impatient.post("/v1/push", silenced.token(), ONE, "Idempotency-Key",
                    "silence", "traceparent", "00-" + trace + "-00f067aa0ba902b7-00");
            assertThat(said.fields()).contains(Map.of("trace.id", trace, "tributary.tenant",
                    silenced.tenant().toString(), "tributary.node", silenced.node().toString(),
                    "tributary.push", Push.idOf(silenced.tenant(), new NodeId(silenced.node()),
                            new IdempotencyKey("silence")).toString()));
        }

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).get("code").asString()).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void aPushTravelsInTheTraceOfItsCaller() {
        var trace = "0af7651916cd43dd8448eb211c80319c";

        var answer = push("traced", ONE, "traceparent", "00-" + trace + "-b7ad6b7169203331-01",
                "tracestate", "caller=1", "baggage", "secret=1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(kafka.readAll(Topics.PUSHES))
                .filteredOn(record -> new String(record.value(), UTF_8).contains("\"traced\""))
                .singleElement().satisfies(record -> {
                    assertThat(TraceHeaders.get(record.headers(), "traceparent"))
                            .startsWith("00-" + trace).endsWith("-01")
                            .doesNotContain("b7ad6b7169203331");
                    assertThat(TraceHeaders.get(record.headers(), "tracestate"))
                            .isEqualTo("caller=1");
                    assertThat(record.headers().lastHeader("baggage")).isNull();
                });
    }

    @Test
    void aTraceThatMakesNoSenseIsReplacedByOneOfTheHubs() {
        push("untraced", ONE, "traceparent", "no trace");

        assertThat(kafka.readAll(Topics.PUSHES))
                .filteredOn(record -> new String(record.value(), UTF_8).contains("\"untraced\""))
                .singleElement().satisfies(record -> assertThat(
                        TraceHeaders.get(record.headers(), "traceparent"))
                        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]"));
    }

    @Test
    void anEntrustedPushIsInKafkaWhenItIsAnswered() {
        var answer = push("later/1", ONE, "Prefer", "respond-async, wait=5");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/pushes/later%2F1");
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("respond-async");
        assertThat(kafka.readAll(Topics.PUSHES)).anySatisfy(
                record -> assertThat(new String(record.value(), UTF_8)).contains("later/1"));
        var receipt = gateway.get("/v1/pushes/later%2F1", caller.token());
        assertThat(receipt.statusCode()).isEqualTo(200);
        assertThat(json(receipt).get("outcomes")).hasSize(1);
    }

    @Test
    void anEntrustedPushIsPendingWhileNobodyCanSayMore() {
        answerer.fallSilent();
        var token = impatient.caller(1).token();
        impatient.post("/v1/push", token, ONE, "Idempotency-Key", "pending", "Prefer",
                "respond-async");

        var answer = impatient.get("/v1/pushes/pending", token);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).get("status").asString()).isEqualTo("pending");
        assertThat(impatient.get("/v1/pushes/other", token).statusCode()).isEqualTo(503);
    }

    @Test
    void aPushThatNobodySentIsNotFound() {
        var answer = gateway.get("/v1/pushes/never", caller.token());

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void aPackedBodyIsRead() {
        var answer = gateway.send(gateway.request("/v1/push", caller.token())
                .header("Idempotency-Key", "packed").header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(ONE.getBytes(UTF_8)))).build());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aBombIsRefused() {
        var answer = gateway.send(gateway.request("/v1/push", caller.token())
                .header("Idempotency-Key", "bomb").header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(new byte[10 << 20]))).build());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).get("code").asString()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        var answer = push("large", " ".repeat((4 << 20) + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void anotherMediaTypeIsRefused() {
        var answer = gateway.send(gateway.request("/v1/push", caller.token())
                .header("Idempotency-Key", "text").header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(ONE)).build());

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void nothingOfAPushWithOneBadOperationReachesKafka() {
        var answer = push("bad", ONE.replace("]", ",{\"op\":\"delete\",\"type\":\"a\"}]"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answerer.requests()).noneMatch(request -> request.key().value().equals("bad"));
    }

    @Test
    void severalLanesSettleTheirPartsAndTheReceiptIsJoined() {
        var wide = gateway.caller(4);
        var body = new StringBuilder("{\"operations\":[");
        for (int i = 0; i < 100; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"op\":\"delete\",\"type\":\"a\",\"id\":\"" + i + "\"}");
        }

        var answer = gateway.post("/v1/push", wide.token(), body + "]}", "Idempotency-Key",
                "lanes");

        var outcomes = json(answer).get("outcomes");
        assertThat(outcomes).hasSize(100);
        assertThat(outcomes.valueStream().map(it -> it.get("index").asInt()))
                .isSorted().doesNotHaveDuplicates();
        var parts = answerer.requests().stream()
                .filter(request -> request.lane().tenant().equals(wide.tenant()))
                .map(Push.class::cast).toList();
        assertThat(parts).extracting(part -> part.lane().lane()).doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(gateway.get("/v1/pushes/lanes", wide.token()).body()).isEqualTo(answer.body());
    }

    @Test
    void anAtomicPushFallsIntoOneLane() {
        var wide = gateway.caller(64);
        var body = """
                {"atomic":true,"operations":[{"op":"delete","type":"a","id":"1"},
                {"op":"delete","type":"a","id":"2"},{"op":"delete","type":"a","id":"3"}]}""";

        var refused = gateway.post("/v1/push", wide.token(), body, "Idempotency-Key", "atomic");
        var taken = push("atomic", body);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("detail").asString()).contains("one lane");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(json(taken).get("lamport").asLong()).isEqualTo(1);
    }

    private static String numbered(long epoch, long sequence) {
        return ONE.replace("]}", "],\"producer\":{\"epoch\":" + epoch + ",\"sequence\":" + sequence
                + "}}");
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
