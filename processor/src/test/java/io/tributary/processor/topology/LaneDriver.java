package io.tributary.processor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Counters;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.processor.conflict.Ruling;
import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.processor.runtime.PoisonHandler;
import io.tributary.processor.sequence.SequenceDecider;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology with its real steps, driven record by record; what comes out is read as it is. */
final class LaneDriver implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration PARKED_WAIT = Duration.ofSeconds(2);
    static final Duration RETENTION = Duration.ofDays(7);
    static final int EXPIRIES_PER_RUN = 3;
    static final int NUMBERED_RECEIPTS = 4;
    static final int PARKED_MAX = 6;
    static final SequenceDecider SEQUENCE = new SequenceDecider(4, PARKED_WAIT.toMillis());

    private final KeptStores stores;
    private final Function<Case, Ruling> judge;
    private TopologyTestDriver driver;
    private Duration passed = Duration.ZERO;

    LaneDriver() {
        this(Rulebook::judge);
    }

    /** With a judge that a test may let fail. */
    LaneDriver(Function<Case, Ruling> judge) {
        this.judge = judge;
        stores = new KeptStores();
        driver = started();
    }

    private TopologyTestDriver started() {
        var config = new Properties();
        config.putAll(Map.of(StreamsConfig.APPLICATION_ID_CONFIG, "lanes",
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true,
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                PoisonHandler.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonHandler.class));
        var steps = new Steps(SEQUENCE,
                new PushDecider(Counters.POLICIES, judge, 1 << 18), PARKED_MAX, RETENTION,
                NUMBERED_RECEIPTS,
                EXPIRIES_PER_RUN,
                new Unheard());
        return new TopologyTestDriver(LaneTopology.of(steps, new Stores(Map.of(), stores)),
                config, START.plus(passed));
    }

    /** The task goes to another process, with what its stores hold. */
    void restart() {
        driver.close();
        driver = started();
    }

    void send(LaneRequest request) {
        send(request.lane().toString(), Codecs.LANE_REQUEST.write(request));
    }

    void send(String key, byte @Nullable [] value) {
        driver.createInputTopic(Topics.PUSHES, new ByteArraySerializer(),
                new ByteArraySerializer()).pipeInput(key.getBytes(UTF_8), value, START);
    }

    void advance(Duration time) {
        passed = passed.plus(time);
        driver.advanceWallClockTime(time);
    }

    KeptStores stores() {
        return stores;
    }

    /** The records that came out since the last look. */
    List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.producedTopicNames().contains(topic)
                ? driver.createOutputTopic(topic, new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()).readRecordsToList()
                : List.of();
    }

    List<Change> changes() {
        return records(Topics.CHANGES).stream()
                .map(it -> ChangeCodec.read(new String(it.key(), UTF_8), it.value())).toList();
    }

    List<Conflict> conflicts() {
        return records(Topics.CONFLICTS).stream().map(it -> Codecs.CONFLICT.read(it.value()))
                .toList();
    }

    List<Reply> replies() {
        return records(Topics.REPLIES).stream().map(it -> Codecs.REPLY.read(it.value())).toList();
    }

    /** Sends a request that is answered at once by one reply. */
    Reply ask(LaneRequest request) {
        send(request);
        var replies = replies();
        if (replies.size() != 1) {
            throw new AssertionError("not one reply: " + replies);
        }
        return replies.getFirst();
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Nobody counts. */
    record Unheard() implements Observer {
        @Override
        public void settled(Receipt receipt) {}

        @Override
        public void replayed() {}

        @Override
        public void refused(ProblemCode code) {}

        @Override
        public void parked(int more) {}
    }
}
