package io.tributary.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The three applications as processes of their own against a broker and a database elsewhere. */
@SharedHubs
@ResourceLock(Installation.LOCK)
class ProcessesSystemIT {
    private final Installation installation;
    private final HubClient admin;

    ProcessesSystemIT(Installation installation) throws IOException {
        this.installation = installation;
        this.admin = installation.admin();
    }

    @Test
    void processorAndProjectorAreKilledUnderLoadAndNothingIsLostOrDoubled() throws Exception {
        var tenant = admin.newTenant(1);
        var reader = admin.newNode(tenant, "reader");
        var loads = Loads.start(nodes(tenant));

        loads.goOn(500, installation.programs());
        killProcessor();
        loads.goOn(500, installation.programs());
        installation.program(Installation.PROJECTOR).kill();
        installation.startProjector(Installation.PROJECTOR);
        loads.goOn(500, installation.programs());
        killProcessor();
        loads.goOn(500, installation.programs());
        loads.finish(installation.programs());

        loads.requireAllVisible(reader);
    }

    private void killProcessor() throws IOException {
        installation.program(Installation.PROCESSOR).kill();
        installation.startProcessor(Installation.PROCESSOR);
    }

    @Test
    void aRetryOnAnotherGatewayGetsTheSameReceipt() throws Exception {
        var node = admin.newTenantsNode(1);
        var elsewhere = HubClient.of(installation.url(Installation.OTHER_GATEWAY), node.token());
        Until.isTrue("the other gateway knows the node",
                () -> elsewhere.get("/v1/node").statusCode() == 200);
        var body = "{\"operations\":[{\"op\":\"put\",\"type\":\"n\",\"id\":\"1\",\"data\":{}}]}";

        var first = node.push("k", body);
        var second = elsewhere.push("k", body);

        assertThat(HubClient.ok(first).get("outcomes")).hasSize(1);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(saysReady(installation.port(Installation.PROCESSOR))).isTrue();
        assertThat(saysReady(installation.port(Installation.GATEWAY))).as("not its health")
                .isFalse();
        assertThat(installation.imagesNow()).as("a read-only file system would do")
                .isEqualTo(installation.imagesAsMade());
        Until.isTrue("tools see that the projector has no lag", this::hasNoLag);
        assertThatThrownBy(this::writeChangesAsGateway)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void theRightsOfTheTableLetAnOperatorSeeWhatWaitsAndPutBackWhatWasSetAside()
            throws Exception {
        var letter = setAside();

        var lag = HubClient.ok(admin.get("/v1/admin/lag"));
        var replayed = HubClient.ok(admin.post("/v1/admin/dead-letters/" + letter.partition() + "/"
                + letter.offset() + "/replay", null, ""));

        assertThat(lag.get("stages")).hasSize(4);
        assertThat(lag.at("/stages/0/partitions").valueStream())
                .anyMatch(partition -> partition.has("position"));
        assertThat(replayed.get("replayedAs").asString()).startsWith(Topics.PUSHES + "-0@");
        assertThat(replayed.get("already").asBoolean()).isFalse();
    }

    /** By the processor, as which it has to be written. */
    private RecordMetadata setAside() throws Exception {
        try (var producer = new KafkaProducer<>(
                installation.kafkaClient(Installation.PROCESSOR), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var broken = new ConsumerRecord<>(Topics.PUSHES, 0, 0, "key".getBytes(UTF_8),
                    "no push".getBytes(UTF_8));
            return producer.send(DeadLetter.of(broken, "processor", "for the operator")).get();
        }
    }

    @Test
    void cursorsGoOnWorkingOverARebuildOfPostgresFromTheTopic() throws Exception {
        var node = admin.newTenantsNode(4);
        for (int i = 0; i < 20; i++) {
            HubClient.ok(node.push("a" + i, put("a" + i)));
        }
        var before = HubClient.ok(node.push("between", put("between")));
        var cursor = before.get("cursor").asString();
        var firstHalf = node.pullAll(null, 5, cursor);
        var position = HubClient.ok(node.get("/v1/pull?limit=10000")).get("cursor").asString();
        var last = "";
        for (int i = 0; i < 20; i++) {
            last = HubClient.ok(node.push("b" + i, put("b" + i))).get("cursor").asString();
        }
        var secondHalf = node.pullAll(position, 5, last);

        assertThat(installation.program(Installation.PROJECTOR).terminate(60)).isTrue();
        int gateway = installation.healthPort(Installation.GATEWAY);
        Until.isHealth(gateway, "canary", 503);
        Until.isReady(gateway);
        installation.dropDatabase();
        installation.migrate();
        installation.startProjector(Installation.PROJECTOR);
        Until.isReady(installation.port(Installation.PROJECTOR));
        Until.isHealth(gateway, "canary", 200);

        Until.isTrue("rebuilt", () -> node.pullAll(position, 7, "").size() == 20);
        assertThat(ids(node.pullAll(position, 7, ""))).isEqualTo(ids(secondHalf));
        assertThat(ids(node.pullAll(null, 1000, "")))
                .hasSize(firstHalf.size() + secondHalf.size());
    }

    @Test
    void brokerAndDatabaseTakeNobodyWithoutTlsNorWithAWrongPassword() {
        var guessed = new HashMap<>(installation.kafkaClient(Installation.GATEWAY));
        guessed.replaceAll((name, value) -> name.equals("sasl.jaas.config")
                ? value.toString().replace("password=\"", "password=\"x")
                : value);
        var distrustful = new HashMap<>(installation.kafkaClient(Installation.GATEWAY));
        distrustful.keySet().removeIf(name -> name.startsWith("ssl.truststore"));

        assertThatThrownBy(() -> listTopics(guessed))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
        assertThatThrownBy(() -> listTopics(distrustful))
                .hasCauseInstanceOf(SslAuthenticationException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(
                installation.jdbcUrl() + "?sslmode=disable", "tributary_reader",
                Installation.READER_PASSWORD)).hasMessageContaining("no encryption");
    }

    private static void listTopics(Map<String, Object> client) throws Exception {
        try (var kafka = Admin.create(client)) {
            kafka.listTopics().names().get();
        }
    }

    /** Order across lanes is not promised, so it is taken out of the comparison. */
    private static List<String> ids(List<JsonNode> changes) {
        return changes.stream().map(JsonNode::toString).sorted().toList();
    }

    private static String put(String id) {
        return """
                {"operations":[{"op":"put","type":"n","id":"%s","data":{"x":1}}]}"""
                .formatted(id);
    }

    private List<HubClient> nodes(String tenant) throws Exception {
        var nodes = new ArrayList<HubClient>();
        for (int i = 0; i < 4; i++) {
            nodes.add(admin.newNode(tenant, "load-" + i));
        }
        return nodes;
    }
    /** As the container's health check asks. */
    private static boolean saysReady(int port) throws Exception {
        return new ProcessBuilder("../compose/ready", String.valueOf(port)).inheritIO().start()
                .waitFor() == 0;
    }

    /** With the rights of whoever scales the projectors. */
    private boolean hasNoLag() throws Exception {
        try (var admin = Admin.create(installation.kafkaClient("scaler"))) {
            var told = admin.listConsumerGroupOffsets("tributary-projector")
                    .partitionsToOffsetAndMetadata().get();
            var ends = admin.listOffsets(told.keySet().stream().collect(
                    Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all().get();
            return !told.isEmpty() && ends.entrySet().stream().allMatch(end -> Objects
                    .requireNonNull(told.get(end.getKey())).offset() == end.getValue().offset());
        }
    }

    private void writeChangesAsGateway() throws Exception {
        try (var producer = new KafkaProducer<>(installation.kafkaClient(Installation.GATEWAY),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CHANGES, new byte[0])).get();
        }
    }
}
