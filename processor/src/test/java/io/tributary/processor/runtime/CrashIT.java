package io.tributary.processor.runtime;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.processor.topology.Observer;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The processor dies between deciding and committing, again and again, while pushes keep coming, some
 * of them twice. Whoever reads the topics afterwards finds the invariants of the hub.
 */
@HubInfrastructure
class CrashIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LANES = 4;
    private static final int PUSHES = 400;
    private static final int CRASH_AFTER = 60;

    private final KafkaFixture kafka;

    CrashIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void empty() {
        kafka.reset();
    }

    @Test
    void nothingIsLostDoubledOrTornWithTheStateKept(@TempDir Path state) {
        workedOffWithCrashes("kept", List.of(state, state, state, state));

        assertInvariants();
    }

    @Test
    void nothingIsLostDoubledOrTornWithTheStateGone(@TempDir Path one, @TempDir Path two) {
        workedOffWithCrashes("gone", List.of(one, two));

        assertInvariants();
    }

    /** @param states where each process after the other keeps its state; the last one lives on */
    private void workedOffWithCrashes(String application, List<Path> states) {
        var pushes = pushes();
        int share = pushes.size() / states.size();
        for (int process = 0; process < states.size(); process++) {
            boolean last = process == states.size() - 1;
            kafka.send(pushes.subList(process * share,
                    last ? pushes.size() : (process + 1) * share));
            var fatal = new Fatal(last ? Integer.MAX_VALUE : CRASH_AFTER);
            try (var streams = started(application, states.get(process), fatal)) {
                if (last) {
                    kafka.awaitRecords(Topics.REPLIES, pushes.size());
                } else {
                    await().atMost(PATIENCE).until(() -> streams.state() == State.ERROR);
                }
            }
        }
    }

    private KafkaStreams started(String application, Path state, Observer observer) {
        var topics = kafka.topics().settings();
        // A static member, since a crashed one is waited for until its session ends.
        var settings = ProcessorFixture.settings(Map.of("application-id", application,
                "instance-id", "processor-0", "state-dir", state));
        var streams = new KafkaStreams(ProcessorFixture.topology(topics, observer),
                StreamsSettings.of(settings, topics, kafka.clientConfig()));
        streams.setUncaughtExceptionHandler(_ -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        streams.start();
        return streams;
    }

    /** Each push in two operations of its own and one on an entity that all share; every third again. */
    private static List<ProducerRecord<byte[], byte[]>> pushes() {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < PUSHES; i++) {
            var push = aPush().in(new LaneKey(TENANT, i % LANES)).from("node-" + i % 7)
                    .withKey("push-" + i).replyTo(0, "first-" + i)
                    .putting("note", "a" + i, json("{'i': " + i + "}"))
                    .putting("note", "b" + i, json("{'i': " + i + "}"))
                    .incrementing("counter", "shared", "n", "1");
            records.add(record(push.build()));
            if (i % 3 == 0) {
                records.add(record(push.replyTo(1, "again-" + i).build()));
            }
        }
        return records;
    }

    private static ProducerRecord<byte[], byte[]> record(Push push) {
        return new ProducerRecord<>(Topics.PUSHES, push.lane().toString().getBytes(UTF_8),
                Codecs.LANE_REQUEST.write(push));
    }

    private void assertInvariants() {
        var changes = kafka.readAll(Topics.CHANGES).stream()
                .map(it -> ChangeCodec.read(new String(it.key(), UTF_8), it.value())).toList();
        var lanes = changes.stream().collect(groupingBy(Change::lane));
        assertThat(lanes).hasSize(LANES);
        lanes.values().forEach(CrashIT::assertGaplessAndWhole);
        assertThat(changes).hasSize(PUSHES * 3);

        var receipts = kafka.readAll(Topics.REPLIES).stream()
                .map(it -> (Reply.Settled) Codecs.REPLY.read(it.value())).map(
                        Reply.Settled::receipt)
                .collect(groupingBy(Receipt::push));
        assertThat(receipts).hasSize(PUSHES);
        receipts.forEach((push, all) -> assertOnceAndThere(push, all, lanes));
    }

    private static void assertGaplessAndWhole(List<Change> lane) {
        assertThat(lane).extracting(Change::seq).containsExactlyElementsOf(
                LongStream.rangeClosed(1, lane.size()).boxed().toList());
        lane.stream().collect(groupingBy(Change::pushEnd)).forEach((end, push) -> {
            assertThat(push).hasSize(3);
            assertThat(push.getLast().seq()).isEqualTo(end);
        });
    }

    /** A retry got the receipt of the first; what the receipt names is in the log. */
    private static void assertOnceAndThere(UUID push, List<Receipt> receipts,
            Map<LaneKey, List<Change>> lanes) {
        assertThat(receipts).as("receipts of %s", push).containsOnly(receipts.getFirst());
        var receipt = receipts.getFirst();
        var lane = lanes.getOrDefault(new LaneKey(TENANT, receipt.lane()), List.of());
        assertThat(receipt.outcomes()).hasSize(3).allSatisfy(outcome -> {
            var accepted = (Outcome.Accepted) outcome;
            var change = lane.get((int) accepted.seq() - 1);
            assertThat(change.entity()).isEqualTo(accepted.entity());
            assertThat(change.version()).isEqualTo(accepted.version());
        });
    }

    /** Ends its process after some pushes: what they did is written, and not yet committed. */
    private static final class Fatal implements Observer {
        private final int after;
        private final AtomicInteger settled = new AtomicInteger();

        Fatal(int after) {
            this.after = after;
        }

        @Override
        public void settled(TenantId tenant, Receipt receipt) {
            if (settled.incrementAndGet() >= after) {
                // An error, since an exception would be the record's fault.
                throw new ThreadDeathOfATest();
            }
        }

        @Override
        public void replayed() {}

        @Override
        public void refused(ProblemCode code) {}

        @Override
        public void parked(int more) {}
    }

    private static final class ThreadDeathOfATest extends Error {
        private static final long serialVersionUID = 1;
    }
}
