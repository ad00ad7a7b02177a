package io.tributary.standalone.system;

import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.trace.TraceHeaders;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What the applications write on their console, with the settings of their images. */
@SharedHubs
@ResourceLock(Installation.LOCK)
class LogsSystemIT {
    private final Installation installation;

    LogsSystemIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void aPushThatGoesWrongIsALineThatNamesItAndItsTrace() throws Exception {
        var push = aPush().inLane(0).build();
        var trace = newTrace();

        send(push, "some-other-lane", trace);
        Until.isTrue("the processor tells of it",
                () -> lines(Installation.PROCESSOR, trace).size() >= 2);

        assertThat(lines(Installation.PROCESSOR, trace)).allSatisfy(line -> {
            assertThat(line.at("/trace/id").asString()).isEqualTo(trace);
            assertThat(line.at("/tributary/push").asString()).isEqualTo(push.id().toString());
            assertThat(line.at("/tributary/node").asString()).isEqualTo(push.node().toString());
            assertThat(line.at("/tributary/tenant").asString())
                    .isEqualTo(push.lane().tenant().toString());
            assertThat(line.at("/service/name").asString()).isEqualTo("tributary-processor");
        }).anySatisfy(line -> {
            assertThat(line.at("/log/level").asString()).isEqualTo("ERROR");
            assertThat(line.at("/error/stack_trace").asString()).contains("UnreadableEvent");
        });
    }

    @Test
    void everyLineIsAnObjectAndNoneTellsASecret() throws Exception {
        var admin = installation.admin(Installation.OTHER_GATEWAY);
        var node = admin.newTenantsNode(1);

        var lines = said(Installation.OTHER_GATEWAY);

        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(
                HubClient.JSON.readTree(line).at("/message").isString()).as(line).isTrue());
        assertThat(installation.program(Installation.OTHER_GATEWAY).output())
                .doesNotContain(node.token(), admin.token());
    }

    /** The same trace goes through all topics, whoever keeps it. */
    @Test
    void allRecordsOfAPushBelongToOneTraceAlsoWhereNobodyKeepsIt() throws Exception {
        var node = installation.admin().newTenantsNode(1);

        HubClient.ok(node.push("one-trace", """
                {"operations":[{"op":"put","type":"n","id":"of-one-trace","data":{}}]}"""));

        var trace = installation.records(Topics.PUSHES).stream()
                .filter(record -> new String(record.value(), UTF_8).contains("of-one-trace"))
                .map(record -> TraceHeaders.traceId(record.headers())).findFirst().orElseThrow();
        assertThat(trace).matches("[0-9a-f]{32}");
        for (var topic : List.of(Topics.CHANGES, Topics.REPLIES)) {
            assertThat(installation.records(topic)).as(topic)
                    .filteredOn(record -> trace.equals(TraceHeaders.traceId(record.headers())))
                    .hasSize(1);
        }
    }

    private void send(Push push, String key, String trace) throws Exception {
        try (var producer = new KafkaProducer<>(installation.kafkaClient(Installation.GATEWAY),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(Topics.PUSHES, key.getBytes(UTF_8),
                    Codecs.LANE_REQUEST.write(push));
            TraceHeaders.set(record.headers(), TraceHeaders.TRACEPARENT,
                    "00-" + trace + "-00f067aa0ba902b7-00");
            producer.send(record).get();
        }
    }

    private List<JsonNode> lines(String program, String trace) throws IOException {
        return said(program).stream().filter(line -> line.contains(trace))
                .map(HubClient.JSON::readTree).toList();
    }

    /** Without what the JVM itself says of its options. */
    private List<String> said(String program) throws IOException {
        return installation.program(program).output().lines()
                .filter(line -> !line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS")).toList();
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
