package io.tributary.processor.topology;

import io.tributary.schemas.codec.Codec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.topic.CodecSerde;
import io.tributary.schemas.topic.Topics;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * The vehicles' topology. It runs beside that of the lanes, as an application of its own: a flood of
 * telemetry must not hold up receipts.
 */
public final class TelemetryTopology {
    /** Sinks, by the names under which the step forwards to them. */
    static final String MEASUREMENTS = "measurements";
    static final String ALARMS = "alarms";
    static final String CHANNELS = "channels";
    static final String JOURNAL = "journal";

    private static final String TELEMETRY = "telemetry";
    private static final String CLEAN = "clean";

    private TelemetryTopology() {}

    /* telemetry ──▶ clean ──┬──▶ measurements   each sample once, in order
     *                       ├──▶ alarms         new ones, resolved ones
     *                       ├──▶ channels       as they were last told of
     *                       └──▶ journal        cycles, what was missed, what is covered   */
    public static Topology of(TelemetrySteps steps, TelemetryStores stores) {
        var topology = new Topology();
        topology.addSource(TELEMETRY, new StringDeserializer(),
                new CodecSerde<>(Codecs.ANSWER).deserializer(), Topics.TELEMETRY);
        topology.addProcessor(CLEAN, steps::clean, TELEMETRY);
        sink(topology, MEASUREMENTS, Topics.MEASUREMENTS, Codecs.MEASUREMENTS);
        sink(topology, ALARMS, Topics.ALARMS, Codecs.ALARM_STATE);
        sink(topology, CHANNELS, Topics.CHANNELS, Codecs.CHANNELS);
        sink(topology, JOURNAL, Topics.JOURNAL, Codecs.JOURNAL_ENTRY);

        topology.addStateStore(stores.coverage(), CLEAN);
        topology.addStateStore(stores.seen(), CLEAN);
        topology.addStateStore(stores.alarms(), CLEAN);
        topology.addStateStore(stores.channels(), CLEAN);
        return topology;
    }

    private static <T> void sink(Topology topology, String name, String topic, Codec<T> codec) {
        topology.addSink(name, topic, new StringSerializer(),
                new CodecSerde<>(codec).serializer(), CLEAN);
    }
}
