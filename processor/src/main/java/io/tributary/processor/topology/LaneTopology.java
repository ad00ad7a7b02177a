package io.tributary.processor.topology;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.topic.CodecSerde;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** The one topology of the hub. */
public final class LaneTopology {
    /** Sinks, by the names under which the steps forward to them. */
    static final String CHANGES = "changes";
    static final String CONFLICTS = "conflicts";
    static final String REPLIES = "replies";
    /** Steps, likewise. */
    static final String DEDUPE = "dedupe";
    static final String DECIDE = "decide";

    private static final String PUSHES = "pushes";
    private static final String SEQUENCE = "sequence";

    private LaneTopology() {}

    /* pushes ──▶ sequence ──▶ dedupe ──▶ decide ──┬──▶ changes     newest versions, in lane order
     *               │            │          │     └──▶ conflicts   what lost, or what a person must settle
     *               │ gap        │ seen     │ receipt
     *               └────────────┴──────────┴────────▶ replies     what the asking gateway waits for   */
    public static Topology of(Steps steps, Stores stores) {
        var topology = new Topology();
        topology.addSource(PUSHES, new StringDeserializer(),
                new CodecSerde<>(Codecs.LANE_REQUEST).deserializer(), Topics.PUSHES);
        topology.addProcessor(SEQUENCE, steps::sequence, PUSHES);
        topology.addProcessor(DEDUPE, steps::dedupe, SEQUENCE);
        topology.addProcessor(DECIDE, steps::decide, DEDUPE);
        topology.addSink(CHANGES, Topics.CHANGES, new StringSerializer(), changes(), byLane(),
                DECIDE);
        topology.addSink(CONFLICTS, Topics.CONFLICTS, new StringSerializer(),
                new CodecSerde<>(Codecs.CONFLICT).serializer(), DECIDE);
        topology.addSink(REPLIES, Topics.REPLIES, Serdes.Void().serializer(), answers(),
                toTheAskingGateway(), SEQUENCE, DEDUPE, DECIDE);

        topology.addStateStore(stores.sequences(), SEQUENCE, DEDUPE, DECIDE);
        topology.addStateStore(stores.parked(), SEQUENCE);
        topology.addStateStore(stores.receipts(), SEQUENCE, DEDUPE, DECIDE);
        topology.addStateStore(stores.recent(), SEQUENCE, DEDUPE, DECIDE);
        topology.addStateStore(stores.recentKeys(), SEQUENCE, DEDUPE, DECIDE);
        topology.addStateStore(stores.expiries(), DEDUPE, DECIDE);
        topology.addStateStore(stores.entities(), DECIDE);
        topology.addStateStore(stores.settlements(), DECIDE);
        topology.addStateStore(stores.clocks(), DECIDE);
        return topology;
    }

    private static Serializer<Change> changes() {
        return (topic, change) -> ChangeCodec.write(change);
    }

    private static Serializer<Answer> answers() {
        return (topic, answer) -> Codecs.REPLY.write(answer.reply());
    }

    private static StreamPartitioner<String, Change> byLane() {
        return (topic, key, change, partitions) -> Optional
                .of(Set.of(LanePartition.of(change.lane().toString(), partitions)));
    }

    private static StreamPartitioner<Void, Answer> toTheAskingGateway() {
        return (topic, key, answer, partitions) -> Optional
                .of(Set.of(Math.floorMod(answer.partition(), partitions)));
    }
}
