package io.tributary.cli;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.fixture.LaneDriver;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against topics as the hub fills them. */
@HubInfrastructure
class WhatIfIT {
    private static final int MINUTE = 60;
    private static final String LANE = TENANT + "/0";

    private final KafkaFixture kafka;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    WhatIfIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    /** A first write, ten minutes later a blind one, ten later one on the newest version. */
    private static List<Push> history() {
        return List.of(push(0).putting("note", "a", 0L, json("{'x': 1, 'y': 1}")).build(),
                push(10).putting("note", "a", json("{'x': 2, 'y': 1}")).build(),
                push(20).patching("note", "a", 2L, json("{'y': 2}")).build());
    }

    private static PushBuilder push(int minute) {
        return aPush().from("phone").withKey("at-" + minute)
                .receivedAt(RECEIVED_AT.plusSeconds((long) minute * MINUTE));
    }

    /** Both topics as the processor leaves them. */
    private void fill(List<Push> pushes) {
        kafka.reset();
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        try (var lane = new LaneDriver(Policies.NONE)) {
            for (var push : pushes) {
                records.add(new ProducerRecord<>(Topics.PUSHES, null,
                        push.receivedAt().toEpochMilli(),
                        push.lane().toString().getBytes(UTF_8), Codecs.LANE_REQUEST.write(push)));
                lane.send(push);
            }
            int partition = LanePartition.of(LANE, kafka.topics().settings().lanePartitions());
            for (var change : lane.changes()) {
                records.add(new ProducerRecord<>(Topics.CHANGES, partition,
                        change.time().toEpochMilli(), change.key().getBytes(UTF_8),
                        ChangeCodec.write(change)));
            }
        }
        kafka.send(records);
    }

    private int run(String... more) throws IOException {
        var strict = Files.writeString(folder.resolve("strict.yaml"),
                "policies:\n  - type: note\n    blind: require-base\n");
        var arguments = new ArrayList<>(List.of("what-if", "--bootstrap",
                kafka.bootstrapServers(), "--policies", strict.toString()));
        arguments.addAll(List.of(more));
        return Cli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void operationsThatWouldBeDecidedOtherwiseAreShown() throws IOException {
        fill(history());

        assertThat(run()).as(err.toString()).isEqualTo(Cli.DIFFERENT);

        assertThat(out.toString()).contains("accepted/same-node")
                .contains("rejected/base-version-required")
                .contains("3 operations of 3 pushes decided; 1 otherwise");
    }

    @Test
    void aRangeWithoutADifferenceEndsWell() throws IOException {
        fill(history());

        assertThat(run("--since", RECEIVED_AT.plusSeconds(15 * MINUTE).toString(), "--json"))
                .as(err.toString()).isEqualTo(Cli.SAME);

        assertThat(out.toString()).contains("\"pushes\":1").contains(
                "\"rules\":{\"base-version-matches\":{\"was\":1,\"wouldBe\":1}}");
    }

    @Test
    void whatKafkaHasForgottenIsTakenFromTheChanges()
            throws IOException, ExecutionException, InterruptedException {
        fill(history());
        var partition = new TopicPartition(Topics.PUSHES,
                LanePartition.of(LANE, kafka.topics().settings().lanePartitions()));
        try (var admin = Admin.create(kafka.clientConfig())) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1))).all().get();
        }

        assertThat(run("--json")).as(err.toString()).isEqualTo(Cli.DIFFERENT);

        assertThat(out.toString()).contains("\"pushes\":2").contains("\"differences\":1")
                .contains("\"data\":{\"x\":1,\"y\":2}");
    }

    @Test
    void theChangesCanBeDecidedAgainToo() throws IOException {
        fill(history());

        assertThat(run("--from", "changes", "--tenant", TENANT.toString(), "--lane", "0"))
                .as(err.toString()).isEqualTo(Cli.SAME);

        assertThat(out.toString()).contains("3 operations of 3 pushes decided");
    }

    @Test
    void whatIsNotAskedForIsNotShown() throws IOException {
        fill(history());

        assertThat(run("--type", "task*")).isEqualTo(Cli.SAME);
        assertThat(run("--until", RECEIVED_AT.plusSeconds(MINUTE).toString()))
                .isEqualTo(Cli.SAME);
        assertThat(run("--tenant", "00000000-0000-8000-8000-000000000000")).isEqualTo(Cli.SAME);
    }

    @Test
    void aRecordThatNobodyCanReadStopsNothing() throws IOException {
        fill(history());
        kafka.send(Topics.PUSHES, LANE, "no push".getBytes(UTF_8));

        assertThat(run()).as(err.toString()).isEqualTo(Cli.DIFFERENT);

        assertThat(out.toString()).contains("1 unreadable records");
    }

    @Test
    void nothingOfTheRunIsLeftInKafka()
            throws IOException, ExecutionException, InterruptedException {
        fill(history());
        int before = kafka.readAll(Topics.PUSHES).size();

        assertThat(run()).isEqualTo(Cli.DIFFERENT);

        assertThat(kafka.readAll(Topics.PUSHES)).hasSize(before);
        try (var admin = Admin.create(kafka.clientConfig())) {
            assertThat(admin.listGroups().all().get()).isEmpty();
        }
    }

    @Test
    void aKafkaWithoutAHubIsNotTakenForOne() throws IOException {
        kafka.clear();

        assertThat(run("--kafka-timeout", "2s")).isEqualTo(Cli.UNREACHABLE);

        assertThat(err.toString()).contains(Topics.PUSHES);
    }
}
