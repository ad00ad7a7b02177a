package io.tributary.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator does with the program, on the whole hub. */
@SharedHubs
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TributaryctlSystemIT {
    private RunningHub hub;
    private Tributaryctl ctl;

    @BeforeAll
    void start(RunningHub running) {
        hub = running;
        ctl = Tributaryctl.of(running);
    }

    private String tenant() {
        return ctl.row("tenants", "create", "--name", "of the operator").get("id").asString();
    }

    private JsonNode node(String tenant, String code) {
        return ctl.row("nodes", "create", "--tenant", tenant, "--code", code);
    }

    private HubClient client(JsonNode issued) {
        return HubClient.of(hub.baseUrl(), issued.get("token").asString());
    }

    private static String put(String id, String base, String text) {
        return """
                {"operations":[{"op":"put","type":"note","id":"%s"%s,"data":{"text":"%s"}}]}"""
                .formatted(id, base, text);
    }

    @Test
    void aTenantAndItsNodesAreMadeAndListed() {
        var tenant = tenant();
        var node = node(tenant, "till");

        assertThat(ctl.rows("tenants", "list", "--limit", "100000"))
                .anySatisfy(row -> assertThat(row.get("id").asString()).isEqualTo(tenant));
        assertThat(ctl.run("nodes", "list", "--tenant", tenant).out().lines()).hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith(node.get("id").asString())
                        .contains("till", "native"));
        assertThat(ctl.run("nodes", "create", "--tenant", tenant, "--code", "till"))
                .isEqualTo(new Tributaryctl.Ran(2, "", "create: the hub answered 409: "
                        + "the tenant has a node of this code\n"));
    }

    @Test
    void aTokenIsMadeRotatedAndRevoked() throws Exception {
        var tenant = tenant();
        var node = node(tenant, "till").get("id").asString();
        var reader = ctl.row("tokens", "create", node, "--scope", "pull");
        var next = ctl.row("tokens", "rotate", node, reader.get("tokenId").asString(),
                "--overlap", "0s");

        assertThat(client(reader).get("/v1/node").statusCode()).isEqualTo(401);
        assertThat(client(next).get("/v1/node").statusCode()).isEqualTo(200);
        assertThat(ctl.run("tokens", "revoke", node, next.get("tokenId").asString()).code())
                .isZero();
        assertThat(client(next).get("/v1/node").statusCode()).isEqualTo(401);
        assertThat(ctl.rows("tokens", "list", "--tenant", tenant, "--node", node)).hasSize(3)
                .noneSatisfy(token -> assertThat(token.toString()).contains("trib_node_"));
    }

    @Test
    void aConflictIsListedShownSettledAndExported(@TempDir Path folder) throws Exception {
        var tenant = tenant();
        var till = client(node(tenant, "till"));
        var desk = client(node(tenant, "desk"));
        HubClient.ok(till.push("1", put("1", "", "first")));
        HubClient.ok(till.push("2", put("1", ",\"baseVersion\":1", "second")));
        HubClient.ok(till.push("3", put("2", "", "gone")));
        HubClient.ok(till.push("4", "{\"operations\":[{\"op\":\"delete\",\"type\":\"note\","
                + "\"id\":\"2\",\"baseVersion\":1}]}"));
        HubClient.ok(desk.push("5", put("1", ",\"baseVersion\":1", "other")));
        Until.isTrue("the conflict is visible", () -> ctl.rows("conflicts", "list", "--tenant",
                tenant, "--status", "any").size() == 1);
        var conflict = ctl.row("conflicts", "list", "--tenant", tenant, "--status", "any")
                .get("id").asString();

        var shown = ctl.run("conflicts", "show", "--tenant", tenant, conflict);
        var settled = ctl.row("conflicts", "settle", "--tenant", tenant, conflict, "merge",
                "--data", Files.writeString(folder.resolve("merged.json"),
                        "{\"text\":\"both\"}").toString());

        assertThat(shown.out()).contains("second", "other");
        assertThat(settled.at("/conflict/status").asString()).isEqualTo("RESOLVED_MANUAL");
        Until.isSo(() -> assertThat(ctl.rows("export", "--tenant", tenant)).singleElement()
                .satisfies(entity -> assertThat(entity.at("/data/text").asString())
                        .isEqualTo("both")));
        var file = folder.resolve("export.ndjson");
        assertThat(ctl.run("export", "--tenant", tenant, "--file", file.toString()).err())
                .contains("1 entities in all");
        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(folder.resolve("export.ndjson.part")).doesNotExist();
    }

    @Test
    void aRecordThatWasSetAsideIsPutBackOnceAndTakesEffect() throws Exception {
        var tenant = tenant();
        var till = node(tenant, "till");
        var key = UUID.randomUUID().toString();
        HubClient.ok(client(till).push(key, put("1", "", "once")));
        setAside(key);

        Until.isTrue("the letter is listed", () -> letters(key).findFirst().isPresent());
        var letter = letters(key).findFirst().orElseThrow();
        var name = letter.get("partition").asInt() + "@" + letter.get("offset").asLong();
        var first = ctl.row("dead-letters", "replay", name);
        var second = ctl.row("dead-letters", "replay", name);

        assertThat(first.get("already").asBoolean()).isFalse();
        assertThat(second.get("replayedAs")).isEqualTo(first.get("replayedAs"));
        assertThat(second.get("already").asBoolean()).isTrue();
        // The processor knows the push, so nothing happens twice.
        Until.isSo(() -> assertThat(ctl.row("node", till.get("id").asString())
                .get("pushesWaiting").asInt()).isZero());
        assertThat(ctl.rows("export", "--tenant", tenant)).singleElement()
                .satisfies(entity -> assertThat(entity.get("version").asInt()).isEqualTo(1));
        assertThat(ctl.run("dead-letters", "show", name).out()).contains(key, "put aside");
        assertThat(ctl.run("dead-letters", "replay", "0@99999999").code()).isEqualTo(1);
    }

    private Stream<JsonNode> letters(String key) {
        return ctl.rows("dead-letters", "list", "--limit", "1000", "--application", key).stream();
    }

    /** The push of this key once more, as if the processor could not have done with it. */
    private void setAside(String key) throws Exception {
        var push = pushed(key);
        try (var producer = new KafkaProducer<>(kafka(), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(DeadLetter.of(push, key, "put aside")).get();
        }
    }

    private ConsumerRecord<byte[], byte[]> pushed(String key) {
        try (var consumer = new KafkaConsumer<>(kafka(), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.PUSHES).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (new String(record.value(), UTF_8).contains(key)) {
                        return record;
                    }
                }
            }
        }
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", hub.hub().bootstrapServers());
    }

    @Test
    void whatPostgresLacksIsFoundByComparingItWithTheLog() throws Exception {
        var tenant = tenant();
        var till = client(node(tenant, "till"));
        HubClient.ok(till.push("1", put("1", "", "one")));
        HubClient.ok(till.push("2", put("2", "", "two")));
        var last = HubClient.ok(till.push("3", put("1", ",\"baseVersion\":1", "one more")));
        till.pullAll(null, 10, last.get("cursor").asString());

        assertThat(verify(tenant).code()).isZero();
        lose(tenant, "2");
        var lost = verify(tenant);

        assertThat(lost.code()).isEqualTo(1);
        assertThat(lost.out().lines().map(HubClient.JSON::readTree)).singleElement()
                .satisfies(range -> {
                    assertThat(range.at("/range/from").asLong()).isEqualTo(1);
                    assertThat(range.at("/log/rows").asLong()).isEqualTo(2);
                    assertThat(range.at("/tables/rows").asLong()).isEqualTo(1);
                });
    }

    private Tributaryctl.Ran verify(String tenant) {
        return ctl.run("verify", "--tenant", tenant, "--bootstrap", hub.hub().bootstrapServers(),
                "--output", "json");
    }

    /** As the projector's own role, which is the only one that writes. */
    private void lose(String tenant, String id) throws Exception {
        var folder = hub.data();
        var password = Files.readString(folder.resolve("postgres-writer-password")).strip();
        try (var files = Files.walk(folder.resolve("postgres"));
                var connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port(files) + "/tributary",
                        "tributary_writer", password);
                var statement = connection.prepareStatement(
                        "DELETE FROM entities WHERE tenant = ?::uuid AND id = ?")) {
            statement.setString(1, tenant);
            statement.setString(2, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** Postgres writes it into the fourth line of this file. */
    private static String port(Stream<Path> files) throws IOException {
        return Files.readAllLines(files.filter(file -> file.endsWith("postmaster.pid"))
                .findFirst().orElseThrow()).get(3).strip();
    }

    @Test
    void aHubThatWorksHasNoLagThatStays() {
        Until.isSo(() -> {
            var stages = ctl.rows("lag");
            assertThat(stages).hasSize(4);
            assertThat(stages.subList(0, 2)).allSatisfy(
                    stage -> assertThat(stage.has("oldestAt")).isFalse());
            assertThat(ctl.rows("lag", "--lanes")).isEmpty();
        });
        assertThat(ctl.run("lag", "--partitions").out()).contains(Topics.CHANGES);
        assertThat(ctl.run("stuck", "--letters-since", "0s", "--conflicts-older-than", "100d")
                .out()).doesNotContain("stage ", "unseen changes");
    }
}
