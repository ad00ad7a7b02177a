package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.topic.Topics;
import io.tributary.standalone.images.ImageFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three applications as processes of their own against a broker and a database elsewhere. */
class ProcessesSystemIT {
    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) throws Exception {
        installation = new Installation(folder);
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
    }

    @Test
    void processorAndProjectorAreKilledUnderLoadAndNothingIsLostOrDoubled() throws Exception {
        installation.gateway("gateway");
        var processor = installation.processor("processor");
        var projector = installation.projector("projector");
        ready("gateway-health", "processor", "projector");
        var admin = HubClient.of(installation.url("gateway"), Installation.ADMIN_TOKEN);
        var tenant = admin.newTenant(1);
        var reader = admin.newNode(tenant, "reader");
        var history = new History();
        var loads = Load.start(nodes(admin, tenant), history);

        progress(history);
        processor.kill();
        processor = installation.processor("processor");
        progress(history);
        projector.kill();
        installation.projector("projector");
        progress(history);
        processor.kill();
        installation.processor("processor");
        progress(history);
        for (var load : loads) {
            load.finish();
        }

        Until.isTrue("all is visible",
                () -> reader.pullAll(null, 5000, "").size() >= history.acknowledgedCount());
        history.judge(reader.pullAll(null, 997, ""));
    }

    /** The same by the commands of the images, from the migration to the probe of readiness. */
    @Test
    void aRetryOnAnotherGatewayGetsTheSameReceipt() throws Exception {
        var images = new ArrayList<ImageFolder>();
        for (var application : List.of("gateway", "processor", "projector")) {
            images.add(installation.useImage(application));
        }
        var before = content(images);
        assertThat(installation.migrate()).isZero();
        installation.gateway("gateway");
        installation.gateway("gateway-2");
        installation.processor("processor");
        installation.projectorWithoutOwner("projector");
        ready("gateway-health", "gateway-2-health", "processor", "projector");
        var node = HubClient.of(installation.url("gateway"), Installation.ADMIN_TOKEN)
                .newTenantsNode(1);
        var elsewhere = HubClient.of(installation.url("gateway-2"), node.token());
        Until.isTrue("the other gateway knows the node",
                () -> elsewhere.get("/v1/node").statusCode() == 200);
        var body = "{\"operations\":[{\"op\":\"put\",\"type\":\"n\",\"id\":\"1\",\"data\":{}}]}";

        var first = node.push("k", body);
        var second = elsewhere.push("k", body);

        assertThat(HubClient.ok(first).get("outcomes")).hasSize(1);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(saysReady(installation.port("processor"))).isTrue();
        assertThat(saysReady(installation.port("gateway"))).as("not its health").isFalse();
        assertThat(content(images)).as("a read-only file system would do").isEqualTo(before);
        Until.isTrue("tools see that the projector has no lag", this::hasNoLag);
        assertThatThrownBy(this::writeChangesAsGateway)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void cursorsGoOnWorkingOverARebuildOfPostgresFromTheTopic() throws Exception {
        installation.gateway("gateway");
        installation.processor("processor");
        var projector = installation.projector("projector");
        ready("gateway-health", "processor", "projector");
        var node = HubClient.of(installation.url("gateway"), Installation.ADMIN_TOKEN)
                .newTenantsNode(4);
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

        assertThat(projector.terminate(60)).isTrue();
        installation.dropDatabase();
        installation.projector("projector");
        ready("projector");

        Until.isTrue("rebuilt", () -> node.pullAll(position, 7, "").size() == 20);
        assertThat(ids(node.pullAll(position, 7, ""))).isEqualTo(ids(secondHalf));
        assertThat(ids(node.pullAll(null, 1000, "")))
                .hasSize(firstHalf.size() + secondHalf.size());
    }

    /** Order across lanes is not promised, so it is taken out of the comparison. */
    private static List<String> ids(List<tools.jackson.databind.JsonNode> changes) {
        return changes.stream().map(tools.jackson.databind.JsonNode::toString).sorted().toList();
    }

    private static String put(String id) {
        return """
                {"operations":[{"op":"put","type":"n","id":"%s","data":{"x":1}}]}"""
                .formatted(id);
    }

    private static List<HubClient> nodes(HubClient admin, String tenant) throws Exception {
        var nodes = new ArrayList<HubClient>();
        for (int i = 0; i < 4; i++) {
            nodes.add(admin.newNode(tenant, "load-" + i));
        }
        return nodes;
    }

    private static void progress(History history) {
        int before = history.acknowledgedCount();
        Until.isTrue("the load goes on", () -> history.acknowledgedCount() > before + 500);
    }

    private void ready(String... names) throws Exception {
        for (var name : names) {
            Until.isReady(installation.port(name));
        }
    }

    private static List<Map<String, String>> content(List<ImageFolder> images)
            throws Exception {
        var content = new ArrayList<Map<String, String>>();
        for (var image : images) {
            content.add(image.content());
        }
        return content;
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
            return told.size() == 8 && ends.entrySet().stream().allMatch(end -> Objects
                    .requireNonNull(told.get(end.getKey())).offset() == end.getValue().offset());
        }
    }

    private void writeChangesAsGateway() throws Exception {
        try (var producer = new KafkaProducer<>(installation.kafkaClient("gateway"),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CHANGES, new byte[0])).get();
        }
    }
}
