package io.tributary.gateway.operations;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.topic.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** Lag, backlogs and dead letters, over two gateways of one hub. No processor runs here. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class OperationsIT {
    private static final String LETTERS = "/v1/admin/dead-letters";

    private KafkaFixture kafka;
    private FakeProjector projector;
    private LaneAnswerer answerer;
    private GatewayFixture gateway;
    private GatewayFixture other;

    @BeforeAll
    void start(KafkaFixture broker) {
        kafka = broker;
        projector = new FakeProjector(kafka);
        answerer = LaneAnswerer.start(kafka);
        gateway = GatewayFixture.start(kafka, projector.url());
        other = GatewayFixture.start(kafka, projector.url());
    }

    @AfterAll
    void close() {
        gateway.close();
        other.close();
        answerer.close();
        projector.close();
    }

    @Test
    void aLetterIsPutBackOnceHoweverManyAskWhereverTheyDo() throws Exception {
        var letter = setAside(Topics.CONFLICTS, "a conflict");
        var path = path(letter) + "/replay";

        var answers = Stream.of(gateway, other, gateway, other)
                .map(at -> CompletableFuture.supplyAsync(() -> at.post(path, ADMIN, "")))
                .toList().stream().map(CompletableFuture::join).toList();
        // One that came between two others may not know; it is told to ask again.
        var last = gateway.post(path, ADMIN, "");

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 503));
        assertThat(json(last).get("already").asBoolean()).isTrue();
        assertThat(replays(letter)).singleElement().satisfies(record -> {
            assertThat(new String(record.value(), UTF_8)).isEqualTo("a conflict");
            assertThat(record.partition()).isZero();
            assertThat(DeadLetter.placeOf(record))
                    .hasToString(json(last).get("replayedAs").asString());
        });
        assertThat(listed(letter).get("replayedAs")).isEqualTo(json(last).get("replayedAs"));
    }

    private List<ConsumerRecord<byte[], byte[]>> replays(JsonNode letter) {
        var name = Topics.DEAD_LETTERS + "-" + letter.get("partition").asInt() + "@"
                + letter.get("offset").asLong();
        return kafka.readAll(Topics.CONFLICTS).stream().filter(record -> name.equals(
                DeadLetter.text(record, DeadLetter.REPLAY_OF))).toList();
    }

    @Test
    void anOldChangeIsNeverPutBehindANewerOne() {
        var letter = setAside(Topics.CHANGES, "an old change");

        var answer = gateway.post(path(letter) + "/replay", ADMIN, "");

        assertThat(letter.get("replayable").asBoolean()).isFalse();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("detail").asString()).contains(Topics.CHANGES);
    }

    @Test
    void aLetterIsShownWithItsHeadersAndItsBytes() {
        var text = json(gateway.get(path(setAside(Topics.PUSHES, "{\"a\":1}")), ADMIN));
        var bytes = json(gateway.get(path(setAside(Topics.PUSHES, new byte[]{-1, 0})), ADMIN));

        assertThat(text.get("value").asString()).isEqualTo("{\"a\":1}");
        assertThat(text.at("/headers/" + DeadLetter.REASON).asString()).isEqualTo("no good");
        assertThat(bytes.has("value")).isFalse();
        assertThat(bytes.get("valueBase64").asString()).isEqualTo("/wA=");
    }

    @Test
    void whereNoLetterStandsNoneIsFound() {
        for (var place : List.of("/0/999999", "/77/0")) {
            assertThat(gateway.get(LETTERS + place, ADMIN).statusCode()).isEqualTo(404);
            assertThat(gateway.post(LETTERS + place + "/replay", ADMIN, "").statusCode())
                    .isEqualTo(404);
        }
        assertThat(gateway.get(LETTERS + "/first/0", ADMIN).statusCode()).isEqualTo(400);
    }

    @Test
    void aNodesPushesWaitUntilTheProcessorsGroupHasReadThem() {
        var caller = gateway.caller(1);
        push(caller, "1");
        push(caller, "2");

        var backlog = json(gateway.get("/v1/admin/nodes/" + caller.node() + "/backlog", ADMIN));

        assertThat(backlog.get("pushesWaiting").asInt()).isEqualTo(2);
        assertThat(backlog.get("oldestPushAt").asString()).isNotEmpty();
        assertThat(backlog.get("tenantId").asString()).isEqualTo(caller.tenant().toString());
        assertThat(gateway.get("/v1/admin/nodes/" + UUID.randomUUID() + "/backlog", ADMIN)
                .statusCode()).isEqualTo(404);
    }

    @Test
    void lagIsWhatNobodyHasReadAndSinceWhen() {
        push(gateway.caller(1), "1");

        var lag = json(gateway.get("/v1/admin/lag", ADMIN));
        var processor = lag.get("stages").get(0);

        assertThat(processor.get("group").asString()).isEqualTo("tributary-processor");
        assertThat(processor.get("lag").asLong()).isPositive();
        assertThat(processor.get("oldestAt").asString()).isNotEmpty();
        assertThat(lag.get("stages")).hasSize(4);
    }

    private void push(GatewayFixture.Caller caller, String key) {
        assertThat(gateway.post("/v1/push", caller.token(),
                "{\"operations\":[{\"op\":\"put\",\"type\":\"note\",\"id\":\"1\",\"data\":{}}]}",
                "Idempotency-Key", key).statusCode()).isEqualTo(200);
    }

    private JsonNode setAside(String topic, String value) {
        return setAside(topic, value.getBytes(UTF_8));
    }

    /** A letter as an application writes it, and as it is then listed. */
    private JsonNode setAside(String topic, byte[] value) {
        var reason = "no good";
        var key = UUID.randomUUID().toString();
        var source = new ConsumerRecord<>(topic, 0, 42, key.getBytes(UTF_8), value);
        kafka.send(List.of(DeadLetter.of(source, "processor", reason)));
        return found(key);
    }

    private JsonNode listed(JsonNode letter) {
        return found(letter.get("key").asString());
    }

    private JsonNode found(String key) {
        return await().atMost(Duration.ofMinutes(1)).until(
                () -> letters().filter(it -> key.equals(it.path("key").asString()))
                        .findFirst(),
                Optional::isPresent).orElseThrow();
    }

    private Stream<JsonNode> letters() {
        HttpResponse<String> answer = gateway.get(LETTERS + "?limit=1000&application=processor",
                ADMIN);
        return json(answer).get("letters").valueStream();
    }

    private static String path(JsonNode letter) {
        return LETTERS + "/" + letter.get("partition").asInt() + "/"
                + letter.get("offset").asLong();
    }
}
