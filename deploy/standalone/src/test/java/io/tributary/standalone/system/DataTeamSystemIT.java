package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a data team can do beside the hub, with the rights that the chart gives it. */
@SharedHubs
@ResourceLock(Installation.LOCK)
class DataTeamSystemIT {
    private static final Path EXAMPLES = Path.of("..", "..", "schemas", "examples");

    @TempDir
    private Path folder;
    private final Installation installation;
    private final HubClient admin;

    DataTeamSystemIT(Installation installation) throws IOException {
        this.installation = installation;
        this.admin = installation.admin();
    }

    @Test
    void itReadsItsTopicForGroupsOfItsOwnAndNothingElse() throws Exception {
        HubClient.ok(admin.newTenantsNode(1).push("k", put("a")));

        assertThat(reads(Topics.CHANGES, "insights-nightly")).isNotEmpty();
        for (var topic : List.of(Topics.NODES, Topics.PUSHES, Topics.CONFLICTS)) {
            assertThatThrownBy(() -> reads(topic, "insights-nightly")).as(topic)
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        assertThatThrownBy(() -> reads(Topics.CHANGES, "tributary-projector"))
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(this::writesAChange)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void theExamplesRunWithItsRights() throws Exception {
        var tenant = admin.newTenant(1);
        var node = admin.newNode(tenant, "till");
        HubClient.ok(node.push("1", put("2026/1")));
        HubClient.ok(node.push("2", put("2026/2")));
        HubClient.ok(node.push("3", """
                {"operations":[{"op":"delete","type":"order","id":"2026/1"}]}"""));

        assertThat(changesOf(tenant, "replay")).hasSize(3).last().asString()
                .contains("\"key\":\"" + tenant + "/0/order/2026/1\"", "\"op\":\"delete\"");
        assertThat(changesOf(tenant)).as("after what it has read").isEmpty();
        try (var counts = example("CountByType", "insights-counts",
                folder.resolve("streams").toString())) {
            Until.isTrue("its count is right", () -> counts.output().lines()
                    .filter(line -> line.startsWith(tenant)).reduce((_, last) -> last)
                    .filter((tenant + " order 1")::equals).isPresent());
        }
    }

    @Test
    void whatLiesInTheTopicsIsWhatAReaderOfEachReleaseTakes() throws Exception {
        HubClient.ok(admin.newTenantsNode(1).push("k", put("a")));

        PastReaders.takeAllOf(installation, Topics.PUSHES, Topics.REPLIES, Topics.CHANGES,
                Topics.NODES, Topics.HEADS);
    }

    private List<String> changesOf(String tenant, String... how) throws Exception {
        var arguments = new ArrayList<>(List.of("insights-reader"));
        arguments.addAll(List.of(how));
        try (var reader = example("ReadChanges", arguments.toArray(String[]::new))) {
            assertThat(reader.exitCode()).as("%s", reader).isZero();
            return reader.output().lines().filter(line -> line.startsWith("{")
                    && line.contains(tenant)).toList();
        }
    }

    /** As the module's README runs it: a source file, and the libraries. */
    private JavaProcess example(String name, String... arguments) throws IOException {
        var client = folder.resolve("client.properties");
        var properties = new Properties();
        properties.putAll(installation.kafkaClient(SecuredKafka.DATA_TEAM));
        try (var file = Files.newBufferedWriter(client)) {
            properties.store(file, null);
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                EXAMPLES.resolve(name + ".java").toString(), client.toString()));
        command.addAll(List.of(arguments));
        return JavaProcess.start(new ProcessBuilder(command),
                Files.createTempFile(folder, name, ".log"));
    }

    private List<ConsumerRecord<byte[], byte[]>> reads(String topic, String group) {
        var config = new HashMap<>(installation.kafkaClient(SecuredKafka.DATA_TEAM));
        config.put("group.id", group);
        return TopicReader.readAndCommit(config, topic);
    }

    private void writesAChange() throws Exception {
        try (var producer = new KafkaProducer<>(
                installation.kafkaClient(SecuredKafka.DATA_TEAM), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CHANGES, new byte[0])).get();
        }
    }

    private static String put(String id) {
        return """
                {"operations":[{"op":"put","type":"order","id":"%s","data":{"total":1}}]}"""
                .formatted(id);
    }
}
